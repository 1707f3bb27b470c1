using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SmartActivities.Functions.Identity;

/// <summary>
/// Tells from a bearer token who calls. Its time is <see cref="TimeProvider"/>'s, so that a moved clock is the clock of tokens too.
/// </summary>
internal sealed class TokenValidator
{
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly AuthOptions _options;
    private readonly TimeProvider _time;
    private readonly TokenIssuer _issuer;
    private readonly TokenValidationParameters _parameters;

    public TokenValidator(IOptions<AuthOptions> options, TokenIssuer issuer, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _issuer = issuer;
        _parameters = new TokenValidationParameters
        {
            ValidAudience = issuer.Audience,
            ConfigurationManager = issuer.Configuration,
            // Symmetric algorithms are left out: nobody may sign with what we publish to verify.
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires),
        };
    }

    public async Task<TokenOutcome> ValidateAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            // The handler would call an issuer that does not answer a bad signature.
            await _issuer.Configuration.GetBaseConfigurationAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            return new TokenOutcome.Undecided(exception);
        }

        var result = await _handler.ValidateTokenAsync(token, _parameters);
        return result is { IsValid: true, SecurityToken: JsonWebToken jwt }
            ? Read(jwt)
            : new TokenOutcome.Invalid(Reason(result.Exception));
    }

    private static string Reason(Exception exception) => exception switch
    {
        SecurityTokenInvalidLifetimeException => "The token has expired or is not valid yet.",
        SecurityTokenNoExpirationException => "The token never expires.",
        SecurityTokenInvalidAudienceException => "The token is for another audience.",
        SecurityTokenInvalidIssuerException => "The token is from another issuer.",
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => "The token is not signed by its issuer.",
        _ => "The token is malformed.",
    };

    private bool IsAlive(DateTime? notBefore, DateTime? expires)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + _options.ClockSkew && (notBefore is not { } start || now >= start - _options.ClockSkew);
    }

    private TokenOutcome Read(JsonWebToken jwt)
    {
        if (!TenantId.TryParse(Text(jwt, _options.TenantClaim), out var tenant))
            return new TokenOutcome.Invalid($"The claim {_options.TenantClaim} must name a tenant in 1 to {Identifier.MaxLength} characters.");
        if (!UserId.TryParse(Text(jwt, _options.UserClaim), out var user))
            return new TokenOutcome.Invalid($"The claim {_options.UserClaim} must name a user in 1 to {Identifier.MaxLength} characters.");

        var roles = CallerRoles.None;
        foreach (var claim in jwt.Claims.Where(claim => claim.Type == _options.RolesClaim))
            roles |= RoleNames.Parse(claim.Value);
        var (zone, locale, name) = (Text(jwt, _options.ZoneClaim), Text(jwt, _options.LocaleClaim), Text(jwt, _options.NameClaim));
        var caller = new Caller(tenant, user, roles, zone, locale, name);
        return new TokenOutcome.Valid(caller, Instant.FromDateTimeUtc(DateTime.SpecifyKind(jwt.ValidTo, DateTimeKind.Utc)));
    }

    private static string? Text(JsonWebToken jwt, string claim) =>
        jwt.TryGetPayloadValue<string>(claim, out var text) && text.Length > 0 ? text : null;
}
