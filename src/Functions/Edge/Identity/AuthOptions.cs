using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SmartActivities.Functions.Edge.Identity;

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

/// <summary>Stops the start over a wrong setting, naming it as it is written in the environment.</summary>
internal sealed class AuthOptionsValidation(IHostEnvironment environment) : IValidateOptions<AuthOptions>
{
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        var failures = Failures(options).ToList();
        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string Setting(string name) => $"{AuthOptions.Section}__{name}";

    private IEnumerable<string> Failures(AuthOptions options)
    {
        if (string.IsNullOrEmpty(options.Authority))
        {
            if (!environment.IsDevelopment())
                yield return $"{Setting(nameof(options.Authority))} is missing: it must be the address of the OpenID Connect issuer.";
        }
        else
        {
            // Keys fetched over plain HTTP are anybody's keys; a developer's own issuer on the same machine is another matter.
            var isAddress = Uri.TryCreate(options.Authority, UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment()));
            if (!isAddress)
                yield return $"{Setting(nameof(options.Authority))} must be an https address.";
            if (string.IsNullOrEmpty(options.Audience))
                yield return $"{Setting(nameof(options.Audience))} is missing: it must be the audience that tokens are issued for.";
        }

        if (options.ClockSkew < TimeSpan.Zero || options.ClockSkew > MostSkew)
            yield return $"{Setting(nameof(options.ClockSkew))} must lie between 00:00:00 and {MostSkew:c}.";

        (string Name, string Claim)[] claims =
        [
            (nameof(options.TenantClaim), options.TenantClaim), (nameof(options.UserClaim), options.UserClaim),
            (nameof(options.RolesClaim), options.RolesClaim), (nameof(options.ZoneClaim), options.ZoneClaim),
            (nameof(options.LocaleClaim), options.LocaleClaim), (nameof(options.NameClaim), options.NameClaim),
        ];
        foreach (var (setting, claim) in claims)
        {
            if (string.IsNullOrWhiteSpace(claim))
                yield return $"{Setting(setting)} must name a claim.";
        }
    }
}
