namespace SmartActivities.Functions.Identity;

/// <summary>Whose tokens are accepted, and where in them the caller stands: the section <c>Auth</c>.</summary>
public sealed class AuthOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Auth";

    /// <summary>
    /// Address of the OpenID Connect issuer, below which <c>/.well-known/openid-configuration</c> lies. Left empty in Development,
    /// the development issuer takes its place; anywhere else it is required.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>What tokens must name as their audience. Required with <see cref="Authority"/>.</summary>
    public string? Audience { get; set; }

    /// <summary>The claim that names the tenant.</summary>
    public string TenantClaim { get; set; } = "tenant";

    /// <summary>The claim that names the user.</summary>
    public string UserClaim { get; set; } = "sub";

    /// <summary>The claim that holds the roles, a string or several.</summary>
    public string RolesClaim { get; set; } = "roles";

    /// <summary>The claim that holds the user's IANA zone.</summary>
    public string ZoneClaim { get; set; } = "zoneinfo";

    /// <summary>The claim that holds the user's language.</summary>
    public string LocaleClaim { get; set; } = "locale";

    /// <summary>The claim that holds what the user is called.</summary>
    public string NameClaim { get; set; } = "name";

    /// <summary>How far the issuer's clock may be off ours, 0 to 5 minutes.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);
}
