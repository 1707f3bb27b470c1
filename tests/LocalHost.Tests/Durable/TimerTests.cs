using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Tests.Durable;

public class TimerTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Theory]
    [InlineData("00:00:01")]
    [InlineData("00:00:00.0000001")] // as short as can be said
    [InlineData("3.00:00:00")]
    [InlineData("400.00:00:00")] // longer than a system timer can be
    public async Task Timer_OfAnyLength_FiresAtItsMomentAndNotBefore(string length)
    {
        await using var hub = await TestHub.OpenAsync(Sleeper);
        var sleep = TimeSpan.Parse(length, System.Globalization.CultureInfo.InvariantCulture);
        var due = hub.Clock.GetUtcNow() + sleep;
        var id = await hub.StartAsync("Sleep", sleep);

        await hub.PassAsync(sleep - Tick);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await hub.StateAsync(id)).RuntimeStatus);
        await hub.PassAsync(Tick);

        Assert.Equal(due.UtcDateTime, await hub.OutputAsync<DateTime>(id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task Timer_NotInTheFuture_FiresAtOnce(int seconds)
    {
        await using var hub = await TestHub.OpenAsync(Sleeper);

        var id = await hub.StartAsync("Sleep", TimeSpan.FromSeconds(seconds));

        Assert.Equal(hub.Clock.GetUtcNow().UtcDateTime, await hub.OutputAsync<DateTime>(id));
    }

    [Fact]
    public async Task Timer_Cancelled_StaysUntilItIsDueAndChangesNothing()
    {
        var turns = 0;
        await using var hub = await TestHub.OpenAsync(tasks => tasks.AddOrchestratorFunc<string?, string>("Either", async (context, _) =>
        {
            turns++;
            using var cancellation = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromHours(1), cancellation.Token);
            var go = context.WaitForExternalEvent<string>("go");
            var winner = await Task.WhenAny(timer, go);
            if (winner == go) Cancel(cancellation);
            await context.WaitForExternalEvent<string>("end");
            return winner == go ? "event" : "timer";
        }));
        var id = await hub.StartAsync("Either");

        await hub.RaiseAsync(id, "go");
        var before = turns;
        await hub.PassAsync(TimeSpan.FromHours(2));

        // The worker does not tell of a timer that it gives up.
        Assert.Equal(before + 1, turns);
        await hub.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(before + 1, turns);
        await hub.RaiseAsync(id, "end");
        Assert.Equal("event", await hub.OutputAsync<string>(id));
    }

    [Fact]
    public async Task Timer_DueBeforeAnEvent_WinsThoughBothAreSeenLate()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks.AddOrchestratorFunc<string?, string>("Race", async (context, _) =>
        {
            var timer = context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            var go = context.WaitForExternalEvent<string>("go");
            return await Task.WhenAny(timer, go) == go ? "event" : "timer";
        }));
        var id = await hub.StartAsync("Race");
        await hub.Client.SuspendInstanceAsync(id);

        await hub.PassAsync(TimeSpan.FromMinutes(2));
        await hub.RaiseAsync(id, "go");
        await hub.Client.ResumeInstanceAsync(id);

        Assert.Equal("timer", await hub.OutputAsync<string>(id));
    }

    [Fact]
    public async Task Timers_OfManyInstancesAtOneMoment_AllFire()
    {
        await using var hub = await TestHub.OpenAsync(Sleeper);
        var ids = await Task.WhenAll(Enumerable.Range(0, 3000).Select(number => hub.Client.ScheduleNewOrchestrationInstanceAsync(
            "Sleep", TimeSpan.FromHours(1), new StartOrchestrationOptions($"sleeper-{number}"))));

        await hub.PassAsync(TimeSpan.FromHours(1));

        var ended = await hub.Client.GetAllInstancesAsync(
            new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed])).CountAsync();
        Assert.Equal(ids.Length, ended);
    }

    [Theory]
    [InlineData(-1)] // before those that were found
    [InlineData(0)] // with them
    public async Task Timer_StoredWhileDueOnesAreRead_FiresToo(int seconds)
    {
        using var store = new FaultyStore();
        await using var hub = await TestHub.OpenAsync(Sleeper, configure: options => options.OpenStore = _ => store);
        var found = await hub.StartAsync("Sleep", TimeSpan.FromSeconds(10));
        string? meanwhile = null;
        store.WhileLooking = () => meanwhile = StartAsync(hub, TimeSpan.FromSeconds(seconds)).GetAwaiter().GetResult();

        await hub.PassAsync(TimeSpan.FromSeconds(10));

        Assert.NotNull(meanwhile);
        await hub.OutputAsync<DateTime>(found);
        await hub.OutputAsync<DateTime>(meanwhile);

        // Once it is running, its timer is stored.
        static async Task<string> StartAsync(TestHub hub, TimeSpan sleep)
        {
            var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Sleep", sleep);
            await hub.Client.WaitForInstanceStartAsync(id);
            return id;
        }
    }

    [Fact]
    public async Task Start_AtALaterTime_StaysPendingUntilThen()
    {
        await using var hub = await TestHub.OpenAsync(Sleeper);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync(
            "Sleep", TimeSpan.Zero, new StartOrchestrationOptions("later", hub.Clock.GetUtcNow().AddDays(1)));

        await hub.PassAsync(TimeSpan.FromDays(1) - Tick);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await hub.StateAsync(id)).RuntimeStatus);
        await hub.PassAsync(Tick);

        Assert.Equal(hub.Clock.GetUtcNow().UtcDateTime, await hub.OutputAsync<DateTime>(id));
    }

    private static void Cancel(CancellationTokenSource cancellation) => cancellation.Cancel();

    private static void Sleeper(TestTasks tasks) => tasks.AddOrchestratorFunc<TimeSpan, DateTime>("Sleep", async (context, time) =>
    {
        await context.CreateTimer(time, CancellationToken.None);
        return context.CurrentUtcDateTime;
    });
}
