using CsCheck;
using SmartActivities.Domain.Commands;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

public sealed class RaiseRemindersCommandTests
{
    private static readonly Activity Planned = A.Activity();
    private static readonly Instant Due = Planned.Deadline!.At;

    [Theory]
    [InlineData(-16, 0)] // a minute before the first: nothing
    [InlineData(-15, 1)] // at the first, to the tick
    [InlineData(-1, 1)] // between the two: the first, late
    [InlineData(0, 2)] // both, when nobody came before
    [InlineData(60, 2)] // both late
    public void Raise_AtMoment_RaisesWhatIsDueAndNothingElse(int minutesFromDeadline, int raised)
    {
        var now = Due + Duration.FromMinutes(minutesFromDeadline);

        var changes = Accept(Raise(Planned, now)).Changes;

        Assert.Equal(raised, changes.Notifications.Length);
        Assert.Equal(raised, changes.Timeline.Length);
        Assert.All(changes.Notifications, notice => Assert.True(notice.At >= notice.PlannedAt));
    }

    [Fact]
    public void Raise_First_LiftsItemAndPlansSecond()
    {
        var accepted = Accept(Raise(Planned, Due - Duration.FromMinutes(15)));

        Assert.Equal(Due, accepted.Result.NextReminderAt);
        Assert.Equal(new Attention(Due - Duration.FromMinutes(15), AttentionCause.Reminder, Planned.Id), accepted.Changes.ItemAfter!.Attention);
    }

    [Fact]
    public void Raise_Twice_WritesOnce()
    {
        var first = Accept(Raise(Planned, Due)).Result;

        Assert.True(Accept(Raise(first, Due)).Changes.IsEmpty);
    }

    [Fact]
    public void Raise_Late_SaysHowLate()
    {
        var notice = Accept(Raise(Planned, Due - Duration.FromMinutes(5))).Changes.Notifications.Single();

        Assert.Equal(Duration.FromMinutes(10), notice.Late);
    }

    [Fact]
    public void Raise_OlderThanADay_FoldsIntoOneNoticeWithoutLifting()
    {
        var now = Due + Duration.FromHours(25);
        var before = new Notification
        {
            Recipient = A.Anna,
            Kind = NotificationKind.Missed,
            At = now,
            PlannedAt = now,
            Sequence = "missed",
            Subject = "",
            Count = 3,
        };

        var changes = Accept(new RaiseRemindersCommand(now, TenantBehavior.Default.MaxReminderAge).Decide(Planned, A.Item(), before)).Changes;

        var notice = Assert.Single(changes.Notifications);
        Assert.Equal((NotificationKind.Missed, 5), (notice.Kind, notice.Count));
        Assert.Same(changes.ItemBefore, changes.ItemAfter);
        Assert.All(changes.Timeline, line => Assert.Equal("true", line.Data["folded"]));
    }

    [Fact]
    public void Raise_SomeTooOld_EntersEachIntoTheLedger()
    {
        var planned = A.Activity(responsible: A.Jan, reminders: [Duration.FromHours(2), Duration.FromMinutes(30)]);
        var now = Due + Duration.FromMinutes(1);

        var ledger = Accept(new RaiseRemindersCommand(now, Duration.FromHours(1)).Decide(planned, A.Item(), missed: null)).Changes.Ledger;

        Assert.Equal(
            [(ReminderState.Folded, Due - Duration.FromHours(2), Duration.FromMinutes(121)), (ReminderState.Delivered, Due - Duration.FromMinutes(30), Duration.FromMinutes(31))],
            ledger.Select(entry => (entry.State, entry.Reminder.At, entry.Late!.Value)));
        Assert.All(ledger, entry => Assert.Equal((A.Jan, planned.Id, planned.Item, now), (entry.Recipient, entry.ActivityId, entry.Item, entry.DeliveredAt)));
    }

    [Fact]
    public void Ledger_OfAPlannedReminder_KeepsItsPlaceWhenItIsRaised()
    {
        var planned = ReminderTimes.Ahead(Planned).Select(reminder => new LedgerEntry(A.Anna, Planned.Id, Planned.Item, reminder)).ToList();

        var raised = Accept(Raise(Planned, Due)).Changes.Ledger;

        Assert.Equal(planned.Select(entry => (entry.Reminder.At, entry.Sequence)), raised.Select(entry => (entry.Reminder.At, entry.Sequence)));
        Assert.All(planned, entry => Assert.Equal((ReminderState.Planned, null), (entry.State, entry.Late)));
    }

    [Theory]
    [InlineData(ActivityStatus.Completed)]
    [InlineData(ActivityStatus.AutoCompleted)]
    public void Raise_AfterItsEnd_WritesNothing(ActivityStatus status) =>
        Assert.True(Accept(Raise(Planned with { Status = status }, Due)).Changes.IsEmpty);

    [Fact]
    public void Raise_ItemLiftedByAClockThatIsAhead_LiftsItAboveThat()
    {
        var later = new Attention(Due + Duration.FromHours(1), AttentionCause.Incoming);

        var changes = Accept(new RaiseRemindersCommand(Due, TenantBehavior.Default.MaxReminderAge).Decide(Planned, A.Item() with { Attention = later }, missed: null)).Changes;

        Assert.Equal(new Attention(later.At + Duration.FromTicks(1), AttentionCause.Reminder, Planned.Id), changes.ItemAfter!.Attention);
    }

    [Fact]
    public void Raise_OnAnItemChangedByAClockThatIsAhead_StandsAboveThatInTheInbox()
    {
        var ahead = Due + Duration.FromMinutes(3);
        var raise = new RaiseRemindersCommand(Due, TenantBehavior.Default.MaxReminderAge);

        var changes = Accept(raise.Decide(Planned, A.Item() with { ChangedAt = ahead }, missed: null)).Changes;

        Assert.Equal([Due, Due], changes.Notifications.Select(notice => notice.At));
        Assert.Equal([ahead + Duration.FromTicks(1), ahead + Duration.FromTicks(2)], changes.Notifications.Select(notice => notice.SortedAt));
        Assert.True(changes.LastMoment >= changes.Notifications[^1].SortedAt);
    }

    [Fact]
    public void Raise_BothAtOnce_TellsOfThemInTheirOrder()
    {
        var changes = Accept(Raise(Planned, Due)).Changes;

        Assert.Equal(["PT15M", "PT0S"], changes.Timeline.OrderBy(line => line.SortedAt).Select(line => line.Data["offset"]));
        Assert.True(changes.Timeline[0].SortedAt < changes.Timeline[1].SortedAt);
    }

    [Fact]
    public void Raise_OnAnItemChangedByAClockThatIsAhead_IsToldAfterThatAndNotEarly()
    {
        var ahead = A.Item() with { ChangedAt = Due + Duration.FromMinutes(10) };

        var changes = Accept(new RaiseRemindersCommand(Due - Duration.FromMinutes(15), TenantBehavior.Default.MaxReminderAge).Decide(Planned, ahead, missed: null)).Changes;

        var line = Assert.Single(changes.Timeline);
        Assert.True(line.SortedAt > ahead.ChangedAt);
        Assert.Equal("PT15M", line.Data["offset"]);
    }

    /// <summary>However often and whenever somebody looks, each reminder comes exactly once, and never early.</summary>
    [Fact]
    public void Raise_AtAnyMoments_RaisesEachReminderOnce() =>
        Gen.Select(Gen.Int[0, 120].Array[0, 10], Gen.Int[-200, 60].Array[1, 12]).Sample((offsets, looks) =>
        {
            var activity = A.Activity(reminders: [.. offsets.Select(m => Duration.FromMinutes(m))]);
            var raised = new List<Notification>();
            var all = ReminderTimes.Ahead(activity).ToList();
            var ledger = new List<Reminder>();
            foreach (var look in looks.Append(61).Order())
            {
                var accepted = Accept(Raise(activity, Due + Duration.FromMinutes(look)));
                raised.AddRange(accepted.Changes.Notifications);
                ledger.AddRange(accepted.Changes.Ledger.Select(entry => entry.Reminder));
                activity = accepted.Result;
                // What was raised and what lies ahead are always the plan.
                if (!ledger.Concat(ReminderTimes.Ahead(activity)).SequenceEqual(all))
                    return false;
            }

            return raised.All(n => n.At >= n.PlannedAt)
                && raised.Select(n => n.PlannedAt).Order().SequenceEqual(offsets.Distinct().Select(m => Due - Duration.FromMinutes(m)).Order())
                && raised.DistinctBy(n => n.Sequence).Count() == raised.Count;
        });

    private static Decision<Activity> Raise(Activity activity, Instant now) =>
        new RaiseRemindersCommand(now, TenantBehavior.Default.MaxReminderAge).Decide(activity, A.Item(), missed: null);

    private static Decision<Activity>.Accepted Accept(Decision<Activity> decision) => Assert.IsType<Decision<Activity>.Accepted>(decision);
}
