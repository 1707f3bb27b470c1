using System.Net;
using LocalHost.Hosting;
using Sample;

namespace LocalHost.Tests.Hosting;

/// <summary>What host.json and settings say of functions and of the task hub.</summary>
public sealed class HostSettingTests
{
    private const string MaxActivities = "AzureFunctionsJobHost:extensions:durableTask:maxConcurrentActivityFunctions";

    [Theory]
    [InlineData("AzureWebJobs.AnyMethod.Disabled", "true", HttpStatusCode.NotFound)]
    [InlineData("AzureWebJobs.anymethod.Disabled", "1", HttpStatusCode.NotFound)]
    [InlineData("AzureWebJobs:AnyMethod:Disabled", "True", HttpStatusCode.NotFound)] // two underscores in the environment
    [InlineData("AzureWebJobs.AnyMethod.Disabled", "false", HttpStatusCode.OK)]
    [InlineData("AzureWebJobs.Query.Disabled", "true", HttpStatusCode.OK)]
    public async Task Function_DisabledByASetting_IsNotServed(string setting, string value, HttpStatusCode expected)
    {
        await using var host = await SampleApp.StartAsync(options => options.Settings[setting] = value);
        using var client = host.CreateClient();

        using var response = await client.GetAsync("/api/AnyMethod");

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Functions_ListedInHostJson_AreServedAlone()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "host.json"), """{ "version": "2.0", "functions": [ "AnyMethod" ] }""");
        await using var host = await SampleApp.StartAsync(options => options.ContentRoot = folder.FullName);
        using var client = host.CreateClient();

        using var listed = await client.GetAsync("/api/AnyMethod");
        using var other = await client.GetAsync("/api/query?text=a");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (listed.StatusCode, other.StatusCode));
    }

    [Theory]
    [InlineData("host.json")]
    [InlineData("local.settings.json")]
    [InlineData("appsettings.json")]
    public async Task File_ThatIsNoJson_IsNamedAtTheStart(string file)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.FullName, file);
        await File.WriteAllTextAsync(path, "{ \"version\": ");

        var refused = await Assert.ThrowsAsync<HostStartException>(() => SampleApp.StartAsync(options => options.ContentRoot = folder.FullName));

        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("1", 180)]
    [InlineData("2", 90)]
    public async Task Activities_OfALimitedNumber_RunSoManyAtOnce(string limit, int seconds)
    {
        await using var host = await SampleApp.StartAsync(options => options.Settings[MaxActivities] = limit);
        var ids = new List<string>();
        for (var number = 0; number < 2; number++)
            ids.Add(await host.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(DurableFunctions.Nap)));

        await host.Clock.AdvanceAsync(TimeSpan.FromHours(1));

        var ends = await Task.WhenAll(ids.Select(async id =>
            (await host.Durable.GetInstanceAsync(id, getInputsAndOutputs: true))!.ReadOutputAs<DateTimeOffset>()));
        Assert.Equal(SampleApp.Start.AddSeconds(seconds), ends.Max());
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("false", true)]
    [InlineData("true", false)]
    public async Task ExtendedSessions_AskedFor_KeepTheCodeOfOrchestrations(string? enabled, bool isReplayed)
    {
        await using var host = await SampleApp.StartAsync(options => options.Settings["AzureFunctionsJobHost:extensions:durableTask:extendedSessionsEnabled"] = enabled);

        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(DurableFunctions.WasReplayed));
        await host.WhenIdleAsync();

        Assert.Equal(isReplayed, (await host.Durable.GetInstanceAsync(id, getInputsAndOutputs: true))!.ReadOutputAs<bool>());
    }

    [Fact]
    public async Task Limit_BelowOne_IsRefusedAtTheStart()
    {
        var refused = await Assert.ThrowsAsync<HostStartException>(() => SampleApp.StartAsync(options => options.Settings[MaxActivities] = "0"));

        Assert.Contains("maxConcurrentActivityFunctions of host.json must be a number from 1 up", refused.Message, StringComparison.Ordinal);
    }
}
