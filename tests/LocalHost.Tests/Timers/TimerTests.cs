using LocalHost.Testing;
using Microsoft.Extensions.DependencyInjection;
using Sample;

namespace LocalHost.Tests.Timers;

public sealed class TimerTests
{
    [Fact]
    public async Task Timer_AWeekPasses_RunsAtEachTimeAndTellsOfTheRunBefore()
    {
        await using var host = await SampleApp.StartAsync();

        await host.Clock.AdvanceAsync(TimeSpan.FromDays(7), CancellationToken.None);

        var runs = RunsOf(host, "EveryFiveMinutes");
        Assert.Equal(7 * 24 * 12, runs.Count);
        Assert.Equal(Enumerable.Range(1, runs.Count).Select(n => SampleApp.Start.AddMinutes(5 * n)), runs.Select(r => r.At));
        Assert.All(runs, r => Assert.False(r.IsPastDue));
        Assert.Equal(default(DateTime), runs[0].Last);
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.Equal(pair.First.At.UtcDateTime, pair.Second.Last));
        Assert.All(runs, r => Assert.Equal(r.At.UtcDateTime.AddMinutes(5), r.Next));
    }

    [Fact]
    public async Task Timer_ScheduleUnderAMinute_IsNotMonitored()
    {
        await using var host = await SampleApp.StartAsync(options => options.Settings["EverySecond"] = "* * * * * *");

        await host.Clock.AdvanceAsync(TimeSpan.FromSeconds(10), CancellationToken.None);

        var runs = RunsOf(host, "EverySecond");
        Assert.Equal(10, runs.Count);
        Assert.All(runs, r => Assert.Null(r.Last));
        Assert.All(runs, r => Assert.False(r.IsPastDue));
    }

    [Fact]
    public async Task Timer_RunOnStartupAndStillAtWork_IsNeverRunTwiceAtOnce()
    {
        await using var host = await SampleApp.StartAsync();

        await host.Clock.AdvanceAsync(TimeSpan.FromHours(4.2), CancellationToken.None);

        // Begun at the start and, the hour between being missed at work, at two and at four.
        Assert.Equal([1.5, 3.5], RunsOf(host, "Slow").Select(r => (r.At - SampleApp.Start).TotalHours));
        Assert.Equal(1, host.Services.GetRequiredService<TimerLog>().MostAtOnce);
    }

    [Fact]
    public async Task Timer_IntervalAndRetryPolicy_RunsDailyAndTriesAgain()
    {
        await using var host = await SampleApp.StartAsync();

        await host.Clock.AdvanceAsync(TimeSpan.FromHours(24.5), CancellationToken.None);

        Assert.Equal([0, 10, 20], RunsOf(host, "Daily").Select(r => (r.At - SampleApp.Start.AddDays(1)).TotalSeconds));
    }

    [Fact]
    public async Task Timer_RunsMissedWhileTheHostWasDown_RunsOncePastDue()
    {
        using var folder = new TemporaryFolder();
        await using (var before = await StartAsync(SampleApp.Start))
            await before.Clock.AdvanceAsync(TimeSpan.FromMinutes(6), CancellationToken.None);

        await using var host = await StartAsync(SampleApp.Start.AddMinutes(22));
        await host.WhenIdleAsync();
        await host.Clock.AdvanceAsync(TimeSpan.FromMinutes(5), CancellationToken.None);

        var runs = RunsOf(host, "EveryFiveMinutes");
        Assert.Equal([22, 25], runs.Select(r => (r.At - SampleApp.Start).TotalMinutes));
        Assert.Equal([true, false], runs.Select(r => r.IsPastDue));
        Assert.Equal(SampleApp.Start.AddMinutes(5).UtcDateTime, runs[0].Last);

        Task<FunctionsTestHost> StartAsync(DateTimeOffset at) => SampleApp.StartAsync(options =>
        {
            options.StartAt = at;
            options.DataPath = folder.FullName;
        });
    }

    [Fact]
    public async Task Timer_AskedForWithTheMasterKey_RunsAtOnce()
    {
        await using var host = await SampleApp.StartAsync(options => options.Settings["LocalHost:Keys:Master"] = "key");
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("x-functions-key", "key");

        using var response = await client.PostAsync("/admin/functions/EveryFiveMinutes", content: null);
        await host.WhenIdleAsync();

        Assert.Equal(202, (int)response.StatusCode);
        Assert.Equal(SampleApp.Start, Assert.Single(RunsOf(host, "EveryFiveMinutes")).At);
    }

    private static List<TimerRun> RunsOf(FunctionsTestHost host, string function) =>
        [.. host.Services.GetRequiredService<TimerLog>().Runs.Where(r => r.Function == function)];
}
