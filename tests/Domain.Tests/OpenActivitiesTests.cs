using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests;

public sealed class OpenActivitiesTests
{
    // The reader's day began at midnight in Warsaw, ten hours before.
    private static readonly Instant StartOfToday = A.Now - Duration.FromHours(10);

    [Theory]
    [InlineData(72, 0, 0)] // days ahead: not urgent yet
    [InlineData(0.25, 1, 0)] // in 15 minutes: urgent
    [InlineData(-2, 1, 0)] // passed today: urgent until midnight
    [InlineData(-10, 1, 0)] // at the very start of today
    [InlineData(-10.01, 0, 1)] // passed yesterday: overdue
    public void Badges_ByDeadline_CountUrgentAndOverdue(double hoursAhead, int planned, int overdue)
    {
        var deadline = new Deadline(A.Now + Duration.FromHours(hoursAhead), A.Warsaw);
        var open = OpenActivities.Of(OpenActivity.Of(A.Activity() with { Deadline = deadline }));

        var badges = open.BadgesAt(A.Now, StartOfToday);

        Assert.Equal(new Badges(planned, overdue, Incoming: 0, NothingPlanned: false), badges);
    }

    [Fact]
    public void Badges_LongestReminder_LightsEarly()
    {
        var open = OpenActivities.Of(OpenActivity.Of(A.Activity(reminders: [Duration.FromDays(3), Duration.Zero])));

        Assert.Equal(1, open.BadgesAt(A.Now, StartOfToday).Planned);
    }

    [Fact]
    public void Badges_Incoming_CountAsIncomingOnly()
    {
        var open = OpenActivities.Of(OpenActivity.Of(A.Activity() with { Deadline = null, Incoming = true }));

        Assert.Equal(new Badges(0, 0, Incoming: 1, NothingPlanned: false), open.BadgesAt(A.Now, StartOfToday));
    }

    [Fact]
    public void NextDeadline_OfSeveral_IsTheEarliest()
    {
        var late = A.Activity(1);
        var early = A.Activity(2, deadline: A.Deadline(hoursAhead: 1));

        Assert.Equal(early.Deadline!.At, default(OpenActivities).With(null, late).With(null, early).NextDeadline);
    }

    [Fact]
    public void Default_IsNothingPlanned() =>
        Assert.Equal(new Badges(0, 0, 0, NothingPlanned: true), default(OpenActivities).BadgesAt(A.Now, StartOfToday));

    [Fact]
    public void Activities_AnyOrder_StandByDeadlineThenIdAndThoseWithoutLast()
    {
        var open = OpenActivities.Of(Line(1, null), Line(4, 2), Line(3, 2), Line(2, 1));

        Assert.Equal([2, 3, 4, 1], open.Values.Select(activity => activity.Id.Value));
        Assert.Equal(4, open.Count);
    }

    [Fact]
    public void NextDeadline_IncomingAlone_IsNone() => Assert.Null(OpenActivities.Of(Line(1, null)).NextDeadline);

    [Theory]
    [InlineData(-1, 0)] // its longest reminder comes in an hour
    [InlineData(0, 1)] // it has come this moment
    [InlineData(1, 1)]
    public void Badges_FromTheLongestReminderOn_CountAsUrgent(int hoursAfter, int planned) =>
        Assert.Equal(planned, OpenActivities.Of(Line(1, 2)).BadgesAt(A.Now + Duration.FromHours(1 + hoursAfter), StartOfToday).Planned);

    [Fact]
    public void With_ActivityThatEnded_LeavesTheOthers()
    {
        var (one, other) = (A.Activity(1), A.Activity(2));
        var both = default(OpenActivities).With(null, one).With(null, other);
        var onlyOther = OpenActivities.Of(OpenActivity.Of(other));

        Assert.Equal(onlyOther, both.With(one, one with { Status = ActivityStatus.Completed }));
        Assert.Equal(onlyOther, both.With(one, null)); // deleted
        Assert.Equal(onlyOther, onlyOther.With(one, null)); // told twice
    }

    [Fact]
    public void With_ActivityThatChanged_KeepsOneLineOfIt()
    {
        var before = A.Activity(1);
        var after = before with { Deadline = A.Deadline(hoursAhead: 1) };
        var open = default(OpenActivities).With(null, before);

        Assert.Equal(OpenActivities.Of(OpenActivity.Of(after)), open.With(before, after));
        Assert.Equal(open, open.With(null, before)); // told twice
    }

    [Fact]
    public void Activities_SameLines_AreEqual()
    {
        Assert.Equal(OpenActivities.Of(Line(1, 1), Line(2, 2)), OpenActivities.Of(Line(2, 2), Line(1, 1)));
        Assert.Equal(OpenActivities.Of(Line(1, 1)).GetHashCode(), OpenActivities.Of(Line(1, 1)).GetHashCode());
        Assert.NotEqual(OpenActivities.Of(Line(1, 1)), OpenActivities.Of(Line(1, 2)));
        Assert.Equal(default, OpenActivities.Of());
    }

    // Urgent from an hour before its deadline.
    private static OpenActivity Line(long id, int? hoursAhead) => new(
        new ActivityId(id),
        hoursAhead is { } due ? A.Now + Duration.FromHours(due) : null,
        hoursAhead is { } lit ? A.Now + Duration.FromHours(lit - 1) : null,
        Incoming: hoursAhead is null);
}
