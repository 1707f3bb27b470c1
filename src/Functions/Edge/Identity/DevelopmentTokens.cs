using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SmartActivities.Functions.Edge.Identity;

/// <summary>
/// The development issuer. Registered in Development without an <c>Auth__Authority</c>, and nowhere else: where it is missing, no
/// token of its key is accepted either.
/// </summary>
public sealed class DevelopmentTokens
{
    internal const string Issuer = "urn:smart-activities:development";
    internal const string DefaultAudience = "smart-activities";

    private static readonly Duration Lifetime = Duration.FromDays(365);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly AuthOptions _options;
    private readonly TimeProvider _time;
    private readonly string _audience;
    private readonly SigningCredentials _credentials;

    internal DevelopmentTokens(IOptions<AuthOptions> options, ECDsaSecurityKey key, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _audience = _options.Audience is { Length: > 0 } audience ? audience : DefaultAudience;
        _credentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256);
    }

    /// <summary>What the validation of its tokens needs.</summary>
    internal TokenIssuer AsIssuer() => TokenIssuer.Known(Issuer, _audience, _credentials.Key);

    /// <summary>A token for a checked request, good from now for a year of the service's clock.</summary>
    internal DevelopmentToken Issue(DevelopmentTokenRequest request)
    {
        ArgumentException.ThrowIfNullOrEmpty(request.Tenant, nameof(request));
        ArgumentException.ThrowIfNullOrEmpty(request.User, nameof(request));
        // Tokens count in whole seconds.
        var now = Instant.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());
        var expiresAt = now + Lifetime;
        var claims = new Dictionary<string, object>
        {
            [_options.TenantClaim] = request.Tenant,
            [_options.UserClaim] = request.User,
            [_options.RolesClaim] = request.Roles ?? [RoleNames.Of(CallerRoles.Member)],
            [_options.NameClaim] = request.User,
        };
        if (request.TimeZone is not null)
            claims[_options.ZoneClaim] = request.TimeZone;
        if (request.Locale is not null)
            claims[_options.LocaleClaim] = request.Locale;

        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = _audience,
            IssuedAt = now.ToDateTimeUtc(),
            NotBefore = now.ToDateTimeUtc(),
            Expires = expiresAt.ToDateTimeUtc(),
            Claims = claims,
            SigningCredentials = _credentials,
        });
        return new DevelopmentToken(token, expiresAt);
    }
}

/// <summary>A token of the development issuer.</summary>
/// <param name="Token">Compact JWT, for the Authorization header.</param>
/// <param name="ExpiresAt">A year after it was made.</param>
internal sealed record DevelopmentToken(string Token, Instant ExpiresAt);
