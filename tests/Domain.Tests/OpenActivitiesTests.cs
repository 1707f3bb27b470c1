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
}
