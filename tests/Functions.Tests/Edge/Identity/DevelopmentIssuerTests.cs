using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Moq;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests.Edge.Identity;

public sealed class DevelopmentIssuerTests : IDisposable
{
    private static readonly DevelopmentTokenRequest Anna = new("demo", "anna");

    private readonly TemporaryFolder _folder = new();
    private readonly SteppedTime _time = new(Instant.FromUtc(2026, 11, 23, 10, 0));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task DevelopmentIssuer_Token_IsAcceptedForAYear()
    {
        var services = Services();
        var issued = services.GetRequiredService<DevelopmentTokens>().Issue(
            Anna with { Roles = ["member", "operator"], TimeZone = "Europe/Warsaw", Locale = "pl" });

        Assert.Equal(_time.Now + Duration.FromDays(365), issued.ExpiresAt);
        foreach (var days in new[] { 0, 3, 364 })
        {
            _time.Now = Instant.FromUtc(2026, 11, 23, 10, 0) + Duration.FromDays(days);
            Assert.Equal(new Caller(TenantId.Parse("demo"), UserId.Parse("anna"), CallerRoles.Member | CallerRoles.Operator, "Europe/Warsaw", "pl", "anna"), await CallerOf(services, issued.Token));
        }

        _time.Now += Duration.FromDays(2);
        Assert.Null(await CallerOf(services, issued.Token));
    }

    [Fact]
    public async Task DevelopmentIssuer_RequestWithoutRoles_MakesAMember()
    {
        var services = Services();

        var caller = await CallerOf(services, services.GetRequiredService<DevelopmentTokens>().Issue(Anna).Token);

        Assert.Equal(CallerRoles.Member, caller?.Roles);
    }

    [Fact]
    public async Task DevelopmentIssuer_StartedAgain_KeepsItsKey()
    {
        var token = Services().GetRequiredService<DevelopmentTokens>().Issue(Anna).Token;

        Assert.NotNull(await CallerOf(Services(), token));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.FullName, DevelopmentKey.FileName)));
        Assert.Single(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task DevelopmentIssuer_OtherFolder_HasAnotherKey()
    {
        var token = Services().GetRequiredService<DevelopmentTokens>().Issue(Anna).Token;
        File.Delete(Path.Combine(_folder.FullName, DevelopmentKey.FileName));

        Assert.Null(await CallerOf(Services(), token));
    }

    [Fact]
    public void DevelopmentIssuer_SpoiltKeyFile_IsNamed()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, DevelopmentKey.FileName), "spoilt");

        var exception = Assert.Throws<InvalidOperationException>(() => Services().GetRequiredService<DevelopmentTokens>());
        Assert.Contains(DevelopmentKey.FileName, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", "https://login.example.test")]
    [InlineData("Production", "https://login.example.test")]
    [InlineData("Production", null)]
    [InlineData("Staging", null)]
    public void DevelopmentIssuer_AnywhereElse_DoesNotExist(string environment, string? authority)
    {
        Assert.Null(Services(environment, ("Auth:Authority", authority), ("Auth:Audience", "api")).GetService<DevelopmentTokens>());
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    [Theory]
    [InlineData("Production", "Auth:Audience", "api", "Auth__Authority")] // no authority
    [InlineData("Production", "Auth:Authority", "login.example.test", "Auth__Authority")] // no address
    [InlineData("Production", "Auth:Authority", "http://login.example.test", "Auth__Authority")] // keys over plain HTTP
    [InlineData("Production", "Auth:Authority", "https://login.example.test", "Auth__Audience")]
    [InlineData("Development", "Auth:Authority", "https://login.example.test", "Auth__Audience")]
    [InlineData("Development", "Auth:ClockSkew", "00:06:00", "Auth__ClockSkew")]
    [InlineData("Development", "Auth:ClockSkew", "-00:00:01", "Auth__ClockSkew")]
    [InlineData("Development", "Auth:TenantClaim", "", "Auth__TenantClaim")]
    [InlineData("Development", "Auth:RolesClaim", " ", "Auth__RolesClaim")]
    public void AuthOptions_WrongSetting_StopsTheStartByName(string environment, string setting, string value, string named)
    {
        var exception = Assert.Throws<OptionsValidationException>(() =>
            Services(environment, (setting, value)).GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "https://login.example.test")]
    [InlineData("Development", "http://127.0.0.1:8080")]
    [InlineData("Development", null)]
    public void AuthOptions_RightSettings_LetItStart(string environment, string? authority) =>
        Services(environment, ("Auth:Authority", authority), ("Auth:Audience", "api")).GetRequiredService<IStartupValidator>().Validate();

    [Theory]
    [InlineData(null, "anna", null, null, null, "/tenant", "required")]
    [InlineData("demo", "", null, null, null, "/user", "required")]
    [InlineData("demo", "a\tb", null, null, null, "/user", "outOfRange")]
    [InlineData("demo", "anna", "king", null, null, "/roles/0", "unknown")]
    [InlineData("demo", "anna", null, "Europe/Nowhere", null, "/timeZone", "unknown")]
    [InlineData("demo", "anna", null, null, "pl PL", "/locale", "wrongFormat")]
    public void DevelopmentTokenRequest_BadMember_IsNamed(
        string? tenant, string? user, string? role, string? zone, string? locale, string place, string code)
    {
        var violations = new RequestErrors();

        new DevelopmentTokenRequest(tenant, user, role is null ? null : [role], zone, locale).Check(violations);

        var error = Assert.Single(violations.ToProblem()!.Errors);
        Assert.Equal((place, code), (error.Pointer, error.Code));
    }

    private static async Task<Caller?> CallerOf(IServiceProvider services, string token)
    {
        var http = EdgeRequest.Context();
        http.Request.Headers.Authorization = "Bearer " + token;
        return await services.GetRequiredService<Authentication>().AuthenticateAsync(http) is null ? http.Caller() : null;
    }

    private ServiceProvider Services(string environment = "Development", params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(_time)
            .Configure<StorageOptions>(storage => storage.Path = _folder.FullName)
            .AddIdentity(configuration, Mock.Of<IHostEnvironment>(host => host.EnvironmentName == environment))
            .BuildServiceProvider();
    }
}
