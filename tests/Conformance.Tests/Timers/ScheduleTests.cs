using System.Net.Http.Json;

namespace Conformance.Tests.Timers;

[Collection(RunningApp.Name)]
public sealed class ScheduleTests(RunningApp app)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Timer_EverySecond_RunsBehindEachFullSecondAndIsNotMonitored()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        Run[] runs;
        while ((runs = (await app.Client.GetFromJsonAsync<Run[]>("/api/timer-runs/EverySecond", patience.Token))!).Length < 3)
            await pause.WaitForNextTickAsync(patience.Token);

        Assert.Equal(runs.Length, runs.Select(run => run.At.ToUnixTimeSeconds()).Distinct().Count());
        Assert.All(runs, run => Assert.False(run.IsPastDue));
        Assert.All(runs, run => Assert.Null(run.Last));
    }

    private sealed record Run(DateTimeOffset At, bool IsPastDue, DateTime? Last);
}
