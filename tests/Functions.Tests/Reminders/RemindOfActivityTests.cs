using Microsoft.DurableTask;
using Moq;
using SmartActivities.Functions.Reminders;

namespace SmartActivities.Functions.Tests.Reminders;

public sealed class RemindOfActivityTests
{
    private static readonly DateTime First = new(2026, 11, 26, 14, 45, 0, DateTimeKind.Utc);
    private static readonly DateTime Second = First + TimeSpan.FromMinutes(15);

    private readonly Mock<TaskOrchestrationContext> _context = new(MockBehavior.Strict);
    private readonly List<string> _steps = [];
    private readonly TaskCompletionSource<long> _changed = new();
    private readonly TaskCompletionSource<long> _ended = new();

    public RemindOfActivityTests()
    {
        _context.Setup(c => c.GetInput<RemindedActivity>()).Returns(new RemindedActivity("demo", 1001, "deal", "42"));
        Hears(RemindOfActivity.Changed, _changed.Task);
        Hears(RemindOfActivity.Ended, _ended.Task);
    }

    [Fact]
    public async Task Reminders_BothDue_AreRaisedInTurnAndThenItEnds()
    {
        Reads(At(First));
        Raises(At(Second), At(null));
        Sleeps();

        await RemindOfActivity.RunAsync(_context.Object);

        Assert.Equal(["read", "sleep 14:45", "raise", "sleep 15:00", "raise"], _steps);
    }

    [Fact]
    public async Task Plan_Announced_IsSleptOnWithoutReading()
    {
        Announces(At(First));
        Raises(At(Second), At(null));
        Sleeps();

        await RemindOfActivity.RunAsync(_context.Object);

        Assert.Equal(["sleep 14:45", "raise", "sleep 15:00", "raise"], _steps);
    }

    [Fact]
    public async Task Plan_DueBeforeItIsWritten_IsRaisedOnceItIs()
    {
        Announces(At(First));
        Raises(NextReminder.None, At(null));
        Reads(NextReminder.None, At(First));
        Sleeps();
        Waits();

        await RemindOfActivity.RunAsync(_context.Object);

        Assert.Equal(["sleep 14:45", "raise", "read", "wait", "read", "sleep 14:45", "raise"], _steps);
    }

    [Fact]
    public async Task Plan_AnnouncedButNeverWritten_IsLookedForAndGivenUp()
    {
        Announces(At(First));
        Raises(NextReminder.None);
        Reads([.. Enumerable.Repeat(NextReminder.None, 5)]);
        Sleeps();
        Waits();

        await RemindOfActivity.RunAsync(_context.Object);

        Assert.Equal(5, _steps.Count(step => step == "read"));
    }

    [Fact]
    public async Task Plan_ChangedDuringTheFirstSleep_IsRead()
    {
        Announces(At(First));
        Reads(new NextReminder(Exists: true, Revision: 2, At: null));
        var timer = SleepsUntilCancelled();
        _changed.SetResult(2);

        await RemindOfActivity.RunAsync(_context.Object);

        Assert.Equal(["sleep 14:45", "read"], _steps);
        Assert.True(timer().IsCancellationRequested);
    }

    [Fact]
    public async Task Activity_NeverCommitted_IsLookedForOneMinuteAndGivenUp()
    {
        Reads(NextReminder.None, NextReminder.None, NextReminder.None, NextReminder.None, NextReminder.None);
        var waited = TimeSpan.Zero;
        _context.Setup(c => c.CreateTimer(It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask).Callback<TimeSpan, CancellationToken>((pause, _) => waited += pause);

        await RemindOfActivity.RunAsync(_context.Object);

        Assert.Equal(5, _steps.Count);
        Assert.Equal(TimeSpan.FromMinutes(1), waited);
    }

    [Fact]
    public async Task Activity_WithoutReminders_EndsAtOnce()
    {
        Reads(At(null));

        await RemindOfActivity.RunAsync(_context.Object);

        Assert.Equal(["read"], _steps);
    }

    [Fact]
    public async Task Ended_DuringSleep_CancelsTheTimerAndEnds()
    {
        Reads(At(First), new NextReminder(Exists: true, Revision: 2, At: null));
        var timer = SleepsUntilCancelled();
        _ended.SetResult(2);

        await RemindOfActivity.RunAsync(_context.Object);

        Assert.Equal(["read", "sleep 14:45", "read"], _steps);
        Assert.True(timer().IsCancellationRequested);
    }

    [Fact]
    public async Task Changed_ToRevisionNotYetWritten_IsLookedForAgain()
    {
        Reads(At(First, revision: 1), At(First, revision: 1), At(null, revision: 2));
        SleepsUntilCancelled();
        _context.Setup(c => c.CreateTimer(TimeSpan.FromSeconds(1), It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask).Callback(() => _steps.Add("wait"));
        _changed.SetResult(2);

        await RemindOfActivity.RunAsync(_context.Object);

        Assert.Equal(["read", "sleep 14:45", "read", "wait", "read"], _steps);
    }

    [Fact]
    public async Task Changed_ThenDeleted_EndsWithoutWaitingForARevision()
    {
        Reads(At(First), NextReminder.None);
        SleepsUntilCancelled();
        _changed.SetResult(5);

        await RemindOfActivity.RunAsync(_context.Object);

        Assert.Equal(["read", "sleep 14:45", "read"], _steps);
    }

    [Fact]
    public async Task ManyRounds_WithMoreToCome_StartANewHistory()
    {
        Reads(At(First));
        Raises([.. Enumerable.Repeat(At(Second), 50)]);
        Sleeps();
        _context.Setup(c => c.ContinueAsNew(It.IsAny<RemindedActivity>(), true)).Callback(() => _steps.Add("again"));

        await RemindOfActivity.RunAsync(_context.Object);

        Assert.Equal("again", _steps[^1]);
        Assert.Equal(20, _steps.Count(step => step == "raise"));
    }

    private static NextReminder At(DateTime? at, long revision = 1) => new(Exists: true, revision, at);

    private void Announces(NextReminder plan) =>
        _context.Setup(c => c.GetInput<RemindedActivity>()).Returns(new RemindedActivity("demo", 1001, "deal", "42", plan));

    private void Waits() =>
        _context.Setup(c => c.CreateTimer(It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask).Callback(() => _steps.Add("wait"));

    private void Reads(params NextReminder[] seen) => Answers(nameof(ReadNextReminder), "read", seen);

    private void Raises(params NextReminder[] next) => Answers(nameof(RaiseDueReminders), "raise", next);

    private void Answers(string activity, string step, NextReminder[] answers)
    {
        var queue = new Queue<NextReminder>(answers);
        _context.Setup(c => c.CallActivityAsync<NextReminder>(new TaskName(activity), It.IsAny<object?>(), It.IsAny<TaskOptions?>()))
            .Returns(() => Task.FromResult(queue.Dequeue())).Callback(() => _steps.Add(step));
    }

    private void Sleeps() =>
        _context.Setup(c => c.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask).Callback<DateTime, CancellationToken>((at, _) => _steps.Add($"sleep {at:HH:mm}"));

    private Func<CancellationToken> SleepsUntilCancelled()
    {
        CancellationToken seen = default;
        _context.Setup(c => c.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>()))
            .Returns((DateTime at, CancellationToken token) =>
            {
                _steps.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"sleep {at:HH:mm}"));
                seen = token;
                return new TaskCompletionSource().Task;
            });
        return () => seen;
    }

    /// <summary>The first waiter gets the event; whoever waits again, waits on.</summary>
    private void Hears(string eventName, Task<long> first)
    {
        var waiters = new Queue<Task<long>>([first]);
        _context.Setup(c => c.WaitForExternalEvent<long>(eventName, It.IsAny<CancellationToken>()))
            .Returns(() => waiters.TryDequeue(out var waiter) ? waiter : new TaskCompletionSource<long>().Task);
    }
}
