using SmartActivities.Domain.Commands;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests;

/// <summary>What lines and notices keep of a change, as the commands write them.</summary>
public sealed class TimelineEntryTests
{
    [Fact]
    public void Line_OfASave_TellsWhoAndWhat()
    {
        var line = Assert.Single(Saved(A.Save(7)).Timeline);

        Assert.Equal(
            (A.Deal(), TimelineKind.Created, A.Now, "7-Created-1", (UserId?)A.Anna, (ActivityId?)new ActivityId(7)),
            (line.Item, line.Kind, line.At, line.Sequence, line.By, line.ActivityId));
        Assert.Equal([new("subject", "Contact the customer")], line.Data);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("agreed", 2)] // what came of it, where it was told
    public void Line_OfACompletion_TellsTheResultIfThereIsOne(string? result, int details)
    {
        var activity = A.Activity();
        var command = new CompleteActivityCommand { By = A.Jan, Now = A.Now, Result = result };

        var accepted = Assert.IsType<Decision<CompletedActivity>.Accepted>(command.Decide(activity, A.Item().With(null, activity), followUp: null));

        var line = Assert.Single(accepted.Changes.Timeline);
        Assert.Equal(("1-Completed-2", details, result), (line.Sequence, line.Data.Count, line.Data.GetValueOrDefault("result")));
    }

    [Fact]
    public void Line_OfAStage_TellsFromWhereToWhere()
    {
        var command = new PutItemCommand { Item = A.Deal(), Title = "Roof for Kowalski", Stage = A.Stage("QUOTE"), By = A.Jan, Now = A.Now };

        var line = Assert.Single(Assert.IsType<Decision<Item>.Accepted>(command.Decide(A.Item(), open: [])).Changes.Timeline);

        Assert.Equal(
            [new("fromPipeline", "0"), new("fromStage", "NEW"), new("pipeline", "0"), new("stage", "QUOTE")],
            line.Data);
        Assert.Equal((A.Deal(), (UserId?)A.Jan, (ActivityId?)null), (line.Item, line.By, line.ActivityId));
    }

    [Fact]
    public void Line_OfTheFirstStage_TellsNoStageBefore()
    {
        var command = new PutItemCommand { Item = A.Deal(), Title = "Roof for Kowalski", Stage = A.Stage(), By = A.Jan, Now = A.Now };
        var without = A.Item() with { Stage = null };

        var line = Assert.Single(Assert.IsType<Decision<Item>.Accepted>(command.Decide(without, open: [])).Changes.Timeline);

        Assert.Equal([new("pipeline", "0"), new("stage", "NEW")], line.Data);
    }

    [Theory]
    [InlineData(0, "PT0S")] // at the deadline
    [InlineData(15, "PT15M")]
    [InlineData(90, "PT1H30M")]
    [InlineData(1440, "P1D")]
    public void LineAndNotice_OfAReminder_TellForWhenItWasMeant(int minutesBefore, string offset)
    {
        var activity = A.Activity(reminders: [Duration.FromMinutes(minutesBefore)]);
        var plannedAt = activity.Deadline!.At - Duration.FromMinutes(minutesBefore);
        var now = plannedAt + Duration.FromSeconds(3);

        var changes = Raised(activity, now);

        var line = Assert.Single(changes.Timeline);
        var sequence = $"1-{activity.Deadline.At.ToUnixTimeTicks()}-{minutesBefore * 60}";
        Assert.Equal((TimelineKind.Reminder, sequence, (UserId?)null), (line.Kind, line.Sequence, line.By));
        Assert.Equal(
            [new("offset", offset), new("plannedAt", NodaTime.Text.InstantPattern.ExtendedIso.Format(plannedAt)), new("subject", activity.Subject)],
            line.Data);
        var notice = Assert.Single(changes.Notifications);
        Assert.Equal(
            (activity.ResponsibleId, NotificationKind.Reminder, now, plannedAt, sequence, (ActivityId?)activity.Id, (ItemKey?)activity.Item),
            (notice.Recipient, notice.Kind, notice.At, notice.PlannedAt, notice.Sequence, notice.ActivityId, notice.Item));
        Assert.Equal((activity.Subject, "Roof for Kowalski", activity.Deadline, 1), (notice.Subject, notice.ItemTitle, notice.Deadline, notice.Count));
        Assert.Equal(Duration.FromSeconds(3), notice.Late);
    }

    [Fact]
    public void Line_OfAReminderThatIsTooOld_SaysThatItWasFolded()
    {
        var activity = A.Activity();

        var changes = Raised(activity, activity.Deadline!.At + TenantBehavior.Default.MaxReminderAge + Duration.FromHours(1));

        Assert.All(changes.Timeline, line => Assert.Equal("true", line.Data["folded"]));
        var notice = Assert.Single(changes.Notifications);
        Assert.Equal(
            (NotificationKind.Missed, 2, "missed", activity.ResponsibleId, activity.Subject),
            (notice.Kind, notice.Count, notice.Sequence, notice.Recipient, notice.Subject));
        Assert.Equal((Duration.Zero, notice.PlannedAt), (notice.Late, notice.SortedAt));
    }

    [Fact]
    public void Notice_OfAnAssignment_GoesToTheOther()
    {
        var notice = Assert.Single(Saved(A.Save(7, responsible: A.Jan)).Notifications);

        Assert.Equal(
            (A.Jan, NotificationKind.Assigned, A.Now, A.Now, "7-assigned-1"),
            (notice.Recipient, notice.Kind, notice.At, notice.PlannedAt, notice.Sequence));
        Assert.Equal(
            ((ActivityId?)new ActivityId(7), (ItemKey?)A.Deal(), "Contact the customer", "Roof for Kowalski", A.Deadline()),
            (notice.ActivityId, notice.Item, notice.Subject, notice.ItemTitle, notice.Deadline));
    }

    [Fact]
    public void Notice_ToOneself_IsNone() => Assert.Empty(Saved(A.Save(7)).Notifications);

    private static ChangeSet Saved(SaveActivityCommand command) =>
        Assert.IsType<Decision<Activity>.Accepted>(command.Decide(A.Item(), parent: null)).Changes;

    private static ChangeSet Raised(Activity activity, Instant now) => Assert.IsType<Decision<Activity>.Accepted>(
        new RaiseRemindersCommand(now, TenantBehavior.Default.MaxReminderAge).Decide(activity, A.Item().With(null, activity), missed: null)).Changes;
}
