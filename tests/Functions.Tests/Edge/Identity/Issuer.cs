using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmartActivities.Functions.Edge.Identity;

namespace SmartActivities.Functions.Tests.Edge.Identity;

/// <summary>An issuer with a key of its own, and the service's side of it.</summary>
internal sealed class Issuer
{
    public const string Name = "https://login.example.test";
    public const string Audience = "api";

    // Making a key takes longer than any test with it.
    private static readonly RSA Numbers = RSA.Create(2048);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public RsaSecurityKey Key { get; } = new(Numbers) { KeyId = "one" };

    public SteppedTime Time { get; } = new(Instant.FromUtc(2026, 11, 23, 10, 0));

    public AuthOptions Options { get; } = new() { Authority = Name, Audience = Audience };

    public Authentication Service(TokenIssuer? issuer = null) => new(
        new TokenValidator(Microsoft.Extensions.Options.Options.Create(Options), issuer ?? TokenIssuer.Known(Name, Audience, Key), Time),
        new CallerCache(Time),
        NullLogger<Authentication>.Instance);

    public string Sign(Action<SecurityTokenDescriptor>? change = null)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = Audience,
            NotBefore = Time.Now.ToDateTimeUtc(),
            Expires = (Time.Now + Duration.FromHours(1)).ToDateTimeUtc(),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object> { ["tenant"] = "demo", ["sub"] = "anna", ["roles"] = new[] { "member", "admin", "dancer" } },
        };
        change?.Invoke(descriptor);
        return _handler.CreateToken(descriptor);
    }
}
