using System.Net;
using System.Net.Sockets;
using LocalHost.Durable.Store;

namespace LocalHost.Tests.Processes;

/// <summary>An app that cannot start says why in one line and ends with 1: a stack trace helps nobody whose setting is wrong.</summary>
public sealed class StartFailureTests
{
    [Theory]
    [InlineData("ASPNETCORE_URLS", "nonsense", "ASPNETCORE_URLS")]
    [InlineData("LocalHost__DataPath", "/proc/nope", "/proc/nope")]
    [InlineData("WEBSITE_TIME_ZONE", "Atlantis", "WEBSITE_TIME_ZONE 'Atlantis' is no time zone")]
    [InlineData("AzureFunctionsJobHost__extensions__durableTask__maxConcurrentActivityFunctions", "0", "maxConcurrentActivityFunctions of host.json")]
    public async Task Setting_ThatIsWrong_IsNamedInOneLine(string name, string value, string words) =>
        Assert.Contains(words, await LineOfAsync(settings => settings[name] = value), StringComparison.Ordinal);

    [Fact]
    public async Task Port_Taken_IsNamedInOneLine()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        Assert.Contains(address, await LineOfAsync(settings => settings["ASPNETCORE_URLS"] = address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataFolder_HeldByAnotherProcess_IsNamedInOneLine()
    {
        using var folder = new TemporaryFolder();
        using var holder = new SqliteStore(Path.Combine(folder.FullName, "taskhub.db"));

        var line = await LineOfAsync(settings => settings["LocalHost__DataPath"] = folder.FullName);

        Assert.Contains($"is held by process {Environment.ProcessId}.", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere", "/nowhere is no folder of a built or published app")]
    [InlineData("/", "There is no Azure Functions app of the isolated worker model in /")]
    public async Task Folder_WithoutAnApp_IsNamedInOneLine(string folder, string words)
    {
        using var process = HostProcess.Start([HostProcess.Host, folder], _ => { });

        Assert.Contains(words, await LineOfAsync(process), StringComparison.Ordinal);
    }

    private static async Task<string> LineOfAsync(Action<IDictionary<string, string?>> settings)
    {
        using var folder = new TemporaryFolder();
        using var process = HostProcess.StartHooked(HostProcess.Sample, environment =>
        {
            environment["LocalHost__DataPath"] = folder.FullName;
            settings(environment);
        });
        return await LineOfAsync(process);
    }

    private static async Task<string> LineOfAsync(HostProcess process)
    {
        var (code, _, errors) = await process.EndAsync();
        Assert.True(code == 1, $"{code}: {errors}");
        return Assert.Single(errors.TrimEnd().Split('\n'));
    }
}
