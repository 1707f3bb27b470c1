using LocalHost.Hosting;
using LocalHost.Testing;
using LocalHost.Tests.Durable;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Sample;

namespace LocalHost.Tests.Testing;

public sealed class FunctionsTestHostTests
{
    // Over gRPC the host does not see that a function is asleep on the clock, and waits for it.
    private const string Sleeper = "AzureWebJobs.Slow.Disabled";

    [Fact]
    public async Task Hosts_SideBySide_EachHaveAClockOfTheirOwn()
    {
        await using var first = await SampleApp.StartAsync();
        await using var second = await SampleApp.StartAsync(options => options.StartAt = SampleApp.Start.AddYears(1));

        await first.Clock.AdvanceAsync(TimeSpan.FromDays(1), CancellationToken.None);

        using var client = second.CreateClient();
        Assert.Equal(SampleApp.Start.AddDays(1), first.Clock.GetUtcNow());
        Assert.Equal("\"2031-01-01T00:00:00+00:00\"", await client.GetStringAsync("/api/now"));
    }

    [Fact]
    public async Task Hosts_SideBySide_EachHaveAHubOfTheirOwn()
    {
        await using var first = await SampleApp.StartAsync();
        await using var second = await SampleApp.StartAsync();
        using var client = second.CreateClient();

        // Through the app's own client, which finds its hub by the binding.
        (await client.PostAsync("/api/greetings/one", content: null)).EnsureSuccessStatusCode();
        await second.WhenIdleAsync();
        await first.WhenIdleAsync();

        Assert.Null(await first.Durable.GetInstanceAsync("one"));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await second.Durable.GetInstanceAsync("one"))?.RuntimeStatus);
    }

    [Fact]
    public async Task Hosts_OfTwoApps_RunSideBySide()
    {
        await using var sample = await SampleApp.StartAsync();
        await using var classic = await FunctionsTestHost.StartAsync(typeof(ClassicSample.Diary));
        using var first = sample.CreateClient();
        using var second = classic.CreateClient();

        Assert.Equal("Hello you", await first.GetStringAsync("/api/hello/you"));
        Assert.Equal("Welcome to Azure Functions!", await second.GetStringAsync("/api/Welcome"));
    }

    // As with a worker whose internals do not let messages travel in memory.
    [Fact]
    public async Task Host_OverGrpc_ServesAndRunsOrchestrations()
    {
        await using var host = await SampleApp.StartAsync(options =>
        {
            options.Settings["LocalHost:Transport"] = "grpc";
            options.Settings[Sleeper] = "true";
        });
        using var client = host.CreateClient();

        Assert.Equal("Hello you", await client.GetStringAsync("/api/hello/you"));
        (await client.PostAsync("/api/greetings/one", content: null)).EnsureSuccessStatusCode();
        await host.Clock.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Durable.GetInstanceAsync("one"))?.RuntimeStatus);
        Assert.Equal(2, host.Services.GetRequiredService<TimerLog>().Runs.Count(run => run.Function == "EveryFiveMinutes"));
    }

    [Fact]
    public async Task Host_HubOfAnEarlierVersion_IsRefusedAndSaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        HubFile.WriteEarlier(Path.Combine(folder.FullName, "taskhub.db"));

        var refused = await Assert.ThrowsAsync<HostStartException>(() => SampleApp.StartAsync(options => options.DataPath = folder.FullName));

        Assert.Contains(folder.FullName, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Move the file away", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_ServiceReplaced_IsUsed()
    {
        var mine = new TimerLog();
        await using var host = await SampleApp.StartAsync(options => options.ConfigureServices(s => s.AddSingleton(mine)));

        await host.Clock.AdvanceAsync(TimeSpan.FromMinutes(5), CancellationToken.None);

        Assert.NotEmpty(mine.Runs);
    }

    [Fact]
    public async Task Request_SleepsOnTheClock_IsWokenOnTheWayAndDoesNotHoldIt()
    {
        await using var host = await SampleApp.StartAsync();
        using var client = host.CreateClient();
        var waits = client.GetStringAsync("/api/waits/600");
        await host.Services.GetRequiredService<Sleepers>().Begun.WaitAsync();

        await host.Clock.AdvanceAsync(TimeSpan.FromHours(1), CancellationToken.None);

        Assert.Equal("\"2030-01-01T00:10:00+00:00\"", await waits);
    }

    [Fact]
    public async Task Host_EntryPointFails_SaysWhy()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => SampleApp.StartAsync(options => options.ConfigureServices(_ => throw new InvalidOperationException("broken"))));

        Assert.Equal("broken", failure.Message);
    }

    [Fact]
    public async Task Host_AssemblyWithoutEntryPoint_Refuses() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => FunctionsTestHost.StartAsync(typeof(Clock)));

    private sealed class Clock;
}
