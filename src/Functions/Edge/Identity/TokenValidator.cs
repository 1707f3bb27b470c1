using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SmartActivities.Functions.Edge.Identity;

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
        // RFC 7515, 4.1.11: what the issuer calls critical must be understood, and we understand no extension.
        if (jwt.TryGetHeaderValue<object>("crit", out _))
            return new TokenOutcome.Invalid("The token has a critical header that is not understood.");
        if (!TenantId.TryParse(Text(jwt, _options.TenantClaim), out var tenant))
            return new TokenOutcome.Invalid($"The claim {_options.TenantClaim} must name a tenant as a text of 1 to {Identifier.MaxLength} characters.");
        if (!UserId.TryParse(Text(jwt, _options.UserClaim), out var user))
            return new TokenOutcome.Invalid($"The claim {_options.UserClaim} must name a user as a text of 1 to {Identifier.MaxLength} characters.");

        var roles = CallerRoles.None;
        foreach (var claim in jwt.Claims.Where(claim => claim.Type == _options.RolesClaim))
            roles |= RoleNames.Parse(claim.Value);
        var (zone, locale, name) = (Text(jwt, _options.ZoneClaim), Text(jwt, _options.LocaleClaim), Text(jwt, _options.NameClaim));
        var caller = new Caller(tenant, user, roles, zone, locale, Line(name));
        return new TokenOutcome.Valid(caller, Instant.FromDateTimeUtc(DateTime.SpecifyKind(jwt.ValidTo, DateTimeKind.Utc)));
    }

    // A list or an object is no text, though the handler would write it as one.
    private static string? Text(JsonWebToken jwt, string claim) => jwt.TryGetPayloadValue<object>(claim, out var value)
        ? value switch
        {
            string { Length: > 0 } text => text,
            int or long => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => null,
        }
        : null;

    // A name stands in drafts, which are saved under the rules of one line.
    private static string? Line(string? name) =>
        name is not null && string.Concat(name.Select(c => char.IsControl(c) ? ' ' : c)).Trim() is { Length: > 0 } line ? line : null;
}

/// <summary>What a token turned out to be.</summary>
internal abstract record TokenOutcome
{
    private TokenOutcome()
    {
    }

    /// <param name="Caller">Who calls.</param>
    /// <param name="ExpiresAt">Until when the token is good, clock skew left aside.</param>
    public sealed record Valid(Caller Caller, Instant ExpiresAt) : TokenOutcome;

    /// <param name="Reason">A sentence in ASCII without quotes, fit for a header.</param>
    public sealed record Invalid(string Reason) : TokenOutcome;

    /// <summary>The issuer's keys could not be had, so nobody can tell.</summary>
    public sealed record Undecided(Exception Cause) : TokenOutcome;
}
