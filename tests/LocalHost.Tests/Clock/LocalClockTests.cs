using CsCheck;
using LocalHost.Clock;

namespace LocalHost.Tests.Clock;

public sealed class LocalClockTests
{
    [Fact]
    public async Task Clock_Moved_FiresTimersInTheOrderInWhichTheyAreDue()
    {
        using var clock = LocalClock.Frozen(SampleApp.Start);
        var fired = new List<(int Timer, double At)>();
        await using var late = Timer(clock, 20, () => fired.Add((20, Seconds(clock))));
        await using var early = Timer(clock, 10, () => fired.Add((10, Seconds(clock))));
        await using var never = Timer(clock, 31, () => fired.Add((31, Seconds(clock))));

        await clock.AdvanceAsync(TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.Equal([(10, 10d), (20, 20d)], fired);
        Assert.Equal(30, Seconds(clock));
    }

    [Fact]
    public async Task Clock_TimerSetByATimer_FiresOnTheSameWay()
    {
        using var clock = LocalClock.Frozen(SampleApp.Start);
        var at = new List<double>();
        var loop = LoopAsync();

        await clock.AdvanceAsync(TimeSpan.FromSeconds(35), CancellationToken.None);

        Assert.Equal([10, 20, 30], at);
        Assert.False(loop.IsCompleted);

        async Task LoopAsync()
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(10), clock);
                at.Add(Seconds(clock));
            }
        }
    }

    [Fact]
    public async Task PeriodicTimer_ClockMoved_TicksEachPeriod()
    {
        using var clock = LocalClock.Frozen(SampleApp.Start);
        var ticks = 0;
        await using var timer = clock.CreateTimer(_ => ticks++, state: null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        await clock.AdvanceAsync(TimeSpan.FromSeconds(10), CancellationToken.None);

        Assert.Equal(5, ticks);
    }

    [Fact]
    public async Task Clock_MovedBack_Refuses()
    {
        using var clock = LocalClock.Frozen(SampleApp.Start);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => clock.AdvanceAsync(TimeSpan.FromTicks(-1), CancellationToken.None));
    }

    [Fact]
    public async Task RunningClock_TimerOfRealTime_FiresAndNotEarly()
    {
        using var clock = LocalClock.Running(TimeProvider.System, TimeSpan.FromDays(100), moved: null);
        var due = clock.GetUtcNow().AddMilliseconds(20);

        await Task.Delay(TimeSpan.FromMilliseconds(20), clock);

        Assert.True(clock.GetUtcNow() >= due);
        Assert.InRange(clock.GetUtcNow() - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(99.9), TimeSpan.FromDays(100.1));
    }

    [Fact]
    public async Task RunningClock_TimersSetByManyAtOnce_AllFireAndNoneEarly()
    {
        using var clock = LocalClock.Running(TimeProvider.System, TimeSpan.Zero, moved: null);

        var left = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(async () =>
        {
            var due = clock.GetUtcNow() + TimeSpan.FromMilliseconds(i * 7 % 50);
            await Task.Delay(TimeSpan.FromMilliseconds(i * 7 % 50), clock);
            return due - clock.GetUtcNow();
        })));

        Assert.All(left, ahead => Assert.True(ahead <= TimeSpan.Zero));
    }

    [Fact]
    public async Task RunningClock_TimerSetBeforeTheNext_FiresFirst()
    {
        using var clock = LocalClock.Running(TimeProvider.System, TimeSpan.Zero, moved: null);
        var later = Task.Delay(TimeSpan.FromDays(40), clock);

        await Task.Delay(TimeSpan.FromMilliseconds(5), clock);

        Assert.False(later.IsCompleted);
    }

    [Fact]
    public async Task RunningClock_Moved_TellsTheShift()
    {
        var told = TimeSpan.Zero;
        using var clock = LocalClock.Running(TimeProvider.System, TimeSpan.Zero, shift => told = shift);

        await clock.AdvanceAsync(TimeSpan.FromDays(3), CancellationToken.None);

        Assert.InRange(told, TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1), TimeSpan.FromDays(3));
    }

    [Fact]
    public void Timers_AnySetAndAnyOfThemRemoved_FireInOrderWithinTheWay() =>
        Gen.Select(Gen.Int[0, 100].Array[0, 50], Gen.Int[0, 120]).Sample((dues, way) =>
        {
            using var clock = LocalClock.Frozen(SampleApp.Start);
            var fired = new List<int>();
            var timers = dues.Select(due => Timer(clock, due, () => fired.Add(due))).ToList();
            foreach (var removed in timers.Where((_, i) => i % 3 == 0))
                removed.Dispose();

            clock.AdvanceAsync(TimeSpan.FromSeconds(way), CancellationToken.None).GetAwaiter().GetResult();

            return fired.SequenceEqual(dues.Where((_, i) => i % 3 != 0).Where(due => due <= way).Order());
        });

    private static double Seconds(LocalClock clock) => (clock.GetUtcNow() - SampleApp.Start).TotalSeconds;

    private static ITimer Timer(LocalClock clock, int seconds, Action action) =>
        clock.CreateTimer(_ => action(), state: null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
}
