using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Tests.Edge.Identity;

public sealed class AuthenticationTests
{
    private readonly Issuer _issuer = new();

    [Fact]
    public async Task Authentication_GoodToken_TellsTheCaller()
    {
        var token = _issuer.Sign(descriptor =>
        {
            descriptor.Claims["zoneinfo"] = "Europe/Warsaw";
            descriptor.Claims["locale"] = "pl";
            descriptor.Claims["name"] = "Anna";
        });
        var http = Request("Bearer " + token);

        Assert.Null(await _issuer.Service().AuthenticateAsync(http));
        Assert.Equal(new Caller(TenantId.Parse("demo"), UserId.Parse("anna"), CallerRoles.Member | CallerRoles.Admin, "Europe/Warsaw", "pl", "Anna"), http.Caller());
    }

    [Fact]
    public async Task Authentication_OtherClaimNames_AreReadAsSet()
    {
        (_issuer.Options.TenantClaim, _issuer.Options.UserClaim, _issuer.Options.RolesClaim) = ("org", "oid", "role");
        var token = _issuer.Sign(descriptor => descriptor.Claims = new Dictionary<string, object> { ["org"] = "acme", ["oid"] = "7", ["role"] = "manager" });
        var http = Request("bearer " + token); // the scheme's case does not matter

        Assert.Null(await _issuer.Service().AuthenticateAsync(http));
        Assert.Equal(new Caller(TenantId.Parse("acme"), UserId.Parse("7"), CallerRoles.Manager, null, null, null), http.Caller());
    }

    [Theory]
    [InlineData("Anna\nKowalska", "Anna Kowalska")]
    [InlineData("\r\n", null)]
    [InlineData("Żółw", "Żółw")]
    public async Task Authentication_Name_IsOneLine(string name, string? expected)
    {
        var http = Request("Bearer " + _issuer.Sign(descriptor => descriptor.Claims["name"] = name));

        Assert.Null(await _issuer.Service().AuthenticateAsync(http));
        Assert.Equal(expected, http.Caller().Name);
    }

    [Fact]
    public async Task Authentication_UserOfManyLettersOfAnyScript_IsTaken()
    {
        var http = Request("Bearer " + _issuer.Sign(descriptor => descriptor.Claims["sub"] = new string('Ж', 64)));

        Assert.Null(await _issuer.Service().AuthenticateAsync(http));
        Assert.Equal(new string('Ж', 64), http.Caller().User.Value);
    }

    [Fact]
    public async Task Authentication_TwoHeaders_SaysSo()
    {
        var http = Request(null);
        http.Request.Headers.Authorization = new(["Bearer a", "Bearer b"]);

        var problem = await _issuer.Service().AuthenticateAsync(http);

        Assert.Equal(401, problem?.Status);
        Assert.Contains("several Authorization headers", problem?.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer   ")]
    [InlineData("Basic YW5uYTpzZWNyZXQ=")]
    public async Task Authentication_NoToken_IsAskedFor(string? header)
    {
        var problem = await _issuer.Service().AuthenticateAsync(Request(header));

        Assert.Equal("Bearer", Challenge(problem));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.")] // alg: none
    public async Task Authentication_Malformed_IsRefused(string token) =>
        AssertInvalid(await _issuer.Service().AuthenticateAsync(Request("Bearer " + token)));

    public static TheoryData<string, Action<SecurityTokenDescriptor>> BadTokens() => new()
    {
        { "expired", descriptor => (descriptor.NotBefore, descriptor.Expires) = (At(8), At(9)) },
        { "not valid yet", descriptor => descriptor.NotBefore = At(11) },
        { "without an end", descriptor => descriptor.Expires = null },
        { "for another audience", descriptor => descriptor.Audience = "other" },
        { "from another issuer", descriptor => descriptor.Issuer = "https://evil.example.test" },
        { "signed with another key", descriptor => descriptor.SigningCredentials = new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "one" }, SecurityAlgorithms.RsaSha256) },
        { "signed with an unknown key", descriptor => descriptor.SigningCredentials = new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "two" }, SecurityAlgorithms.RsaSha256) },
        { "signed symmetrically", descriptor => descriptor.SigningCredentials = new(new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256) },
        { "without a signature", descriptor => descriptor.SigningCredentials = null },
        { "without a tenant", descriptor => descriptor.Claims.Remove("tenant") },
        { "without a user", descriptor => descriptor.Claims.Remove("sub") },
        { "with an empty tenant", descriptor => descriptor.Claims["tenant"] = "" },
        { "with a tenant too long", descriptor => descriptor.Claims["tenant"] = new string('t', 65) },
        { "with a user of control characters", descriptor => descriptor.Claims["sub"] = "a\nb" },
        { "with a list of tenants", descriptor => descriptor.Claims["tenant"] = new[] { "demo" } },
        { "with an object for a tenant", descriptor => descriptor.Claims["tenant"] = new Dictionary<string, object> { ["id"] = "demo" } },
        { "with a list of users", descriptor => descriptor.Claims["sub"] = new[] { "anna", "jan" } },
        { "with a critical extension", descriptor => descriptor.AdditionalHeaderClaims = new Dictionary<string, object> { ["crit"] = new[] { "exp2" } } },
    };

    [Theory]
    [MemberData(nameof(BadTokens), DisableDiscoveryEnumeration = true)]
    public async Task Authentication_BadToken_IsRefused(string what, Action<SecurityTokenDescriptor> change)
    {
        var http = Request("Bearer " + _issuer.Sign(change));

        AssertInvalid(await _issuer.Service().AuthenticateAsync(http), what);
        Assert.Throws<InvalidOperationException>(http.Caller);
    }

    [Fact]
    public async Task Authentication_ChangedPayload_IsRefused()
    {
        var parts = _issuer.Sign().Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("demo", "acme", StringComparison.Ordinal);

        AssertInvalid(await _issuer.Service().AuthenticateAsync(Request($"Bearer {parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}")));
    }

    [Fact]
    public async Task Authentication_TokenThatExpires_IsRefusedThoughRemembered()
    {
        var service = _issuer.Service();
        var token = "Bearer " + _issuer.Sign(descriptor => descriptor.Expires = At(10) + TimeSpan.FromSeconds(20));
        Assert.Null(await service.AuthenticateAsync(Request(token)));

        _issuer.Time.Now += Duration.FromSeconds(20) + Duration.FromTimeSpan(_issuer.Options.ClockSkew);

        AssertInvalid(await service.AuthenticateAsync(Request(token)));
    }

    [Fact]
    public async Task Authentication_ClockWithinTheSkew_IsForgiven()
    {
        var token = _issuer.Sign(descriptor => descriptor.NotBefore = At(10) + _issuer.Options.ClockSkew);

        Assert.Null(await _issuer.Service().AuthenticateAsync(Request("Bearer " + token)));
    }

    [Fact]
    public async Task Authentication_RememberedToken_StillTellsItsOwnCaller()
    {
        var service = _issuer.Service();
        var jan = _issuer.Sign(descriptor => descriptor.Claims["sub"] = "jan");
        var anna = _issuer.Sign();
        foreach (var (token, user) in new[] { (jan, "jan"), (anna, "anna"), (jan, "jan"), (anna, "anna") })
        {
            var http = Request("Bearer " + token);
            Assert.Null(await service.AuthenticateAsync(http));
            Assert.Equal(user, http.Caller().User.Value);
        }
    }

    [Fact]
    public async Task Authentication_IssuerThatDoesNotAnswer_IsUnavailable()
    {
        var manager = new ConfigurationManager<OpenIdConnectConfiguration>(
            Issuer.Name + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), new SilentIssuer());

        var problem = await _issuer.Service(new TokenIssuer(Issuer.Audience, manager)).AuthenticateAsync(Request("Bearer " + _issuer.Sign()));

        Assert.Equal((503, "unavailable"), (problem?.Status, problem?.Kind));
    }

    [Fact]
    public async Task Authentication_IssuersDocument_GivesNameAndKeys()
    {
        var manager = new ConfigurationManager<OpenIdConnectConfiguration>(
            Issuer.Name + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), new DocumentedIssuer(_issuer.Key));
        var service = _issuer.Service(new TokenIssuer(Issuer.Audience, manager));

        Assert.Null(await service.AuthenticateAsync(Request("Bearer " + _issuer.Sign())));
    }

    [Theory]
    [InlineData(CallerRoles.Member, CallerRoles.Member, true)]
    [InlineData(CallerRoles.Member | CallerRoles.Admin, CallerRoles.Admin, true)]
    [InlineData(CallerRoles.Manager, CallerRoles.Admin | CallerRoles.Manager, true)] // one of them is enough
    [InlineData(CallerRoles.Member, CallerRoles.Admin, false)]
    [InlineData(CallerRoles.Admin, CallerRoles.Operator, false)] // no role holds another
    [InlineData(CallerRoles.None, CallerRoles.Member, false)]
    public void Caller_Role_IsOneOfThoseNeeded(CallerRoles has, CallerRoles any, bool allowed) =>
        Assert.Equal(allowed ? null : 403, new Caller(TenantId.Parse("demo"), UserId.Parse("anna"), has, null, null, null).RefuseUnless(any)?.Status);

    [Fact]
    public void Caller_RefusedForARole_LearnsWhich() =>
        Assert.Equal("This needs the role manager or admin.", new Caller(TenantId.Parse("demo"), UserId.Parse("anna"), CallerRoles.Member, null, null, null).RefuseUnless(CallerRoles.Admin | CallerRoles.Manager)?.Detail);

    [Fact]
    public void CallerCache_Full_ForgetsTheOldest()
    {
        var cache = new CallerCache(_issuer.Time, capacity: 2);
        var valid = new TokenOutcome.Valid(new Caller(TenantId.Parse("demo"), UserId.Parse("anna"), CallerRoles.None, null, null, null), Instant.MaxValue);
        for (var i = 0; i < 5; i++)
            cache.Keep(TokenDigest.Of($"token {i}"), valid);

        Assert.False(cache.TryGet(TokenDigest.Of("token 0"), out _));
        Assert.True(cache.TryGet(TokenDigest.Of("token 4"), out _));
    }

    [Fact]
    public void CallerCache_AfterAMinute_Forgets()
    {
        var cache = new CallerCache(_issuer.Time);
        cache.Keep(TokenDigest.Of("token"), new TokenOutcome.Valid(new Caller(TenantId.Parse("demo"), UserId.Parse("anna"), CallerRoles.None, null, null, null), Instant.MaxValue));

        _issuer.Time.Now += Duration.FromMinutes(1);

        Assert.False(cache.TryGet(TokenDigest.Of("token"), out _));
    }

    private static DateTime At(int hour) => new(2026, 11, 23, hour, 0, 0, DateTimeKind.Utc);

    private static DefaultHttpContext Request(string? authorization)
    {
        var http = EdgeRequest.Context();
        http.Request.Headers.Authorization = authorization;
        return http;
    }

    private static string? Challenge(Problem? problem)
    {
        Assert.Equal((401, "unauthenticated"), (problem?.Status, problem?.Kind));
        return problem!.Header?.Value;
    }

    private static void AssertInvalid(Problem? problem, string what = "") =>
        Assert.True(Challenge(problem)!.StartsWith("Bearer error=\"invalid_token\"", StringComparison.Ordinal), what);

    private sealed class SilentIssuer : IDocumentRetriever
    {
        public Task<string> GetDocumentAsync(string address, CancellationToken cancel) => throw new IOException("No route to host.");
    }

    private sealed class DocumentedIssuer(RsaSecurityKey key) : IDocumentRetriever
    {
        public Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            if (!address.EndsWith("/keys", StringComparison.Ordinal))
                return Task.FromResult($$"""{ "issuer": "{{Issuer.Name}}", "jwks_uri": "{{Issuer.Name}}/keys" }""");
            var numbers = key.Rsa.ExportParameters(false);
            var document = $$"""{ "keys": [ { "kty": "RSA", "use": "sig", "kid": "{{key.KeyId}}", "n": "{{Base64UrlEncoder.Encode(numbers.Modulus)}}", "e": "{{Base64UrlEncoder.Encode(numbers.Exponent)}}" } ] }""";
            return Task.FromResult(document);
        }
    }
}
