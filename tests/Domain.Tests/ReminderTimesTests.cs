using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests;

public sealed class ReminderTimesTests
{
    private static readonly Activity Planned =
        A.Activity(reminders: [Duration.FromMinutes(60), Duration.FromMinutes(15), Duration.Zero]);

    /// <summary>In minutes from the deadline: the next reminder, the moment to which one was put off, and what lies ahead, where "again" is what was put off.</summary>
    [Theory]
    [InlineData(-60, null, "60 15 0")] // none was raised
    [InlineData(-15, null, "15 0")] // the first was
    [InlineData(0, null, "0")]
    [InlineData(null, null, "")] // all were
    [InlineData(-60, -30, "60 again 15 0")] // put off besides
    [InlineData(-30, -30, "again 15 0")] // and it is the next
    [InlineData(-15, -15, "15 again 0")] // at the moment of another
    [InlineData(0, 30, "0 again")] // past the deadline
    [InlineData(30, 30, "again")]
    public void Ahead_FromTheNextOn_IsAllThatIsNotRaised(int? next, int? snoozed, string expected) =>
        Assert.Equal(expected, Ahead(Planned with { NextReminderAt = Moment(next), SnoozedUntil = Moment(snoozed) }));

    [Fact]
    public void Ahead_OfAnIncomingContact_IsWhatWasPutOff() =>
        Assert.Equal("again", Ahead(Planned with { Deadline = null, Reminders = default, NextReminderAt = A.Now, SnoozedUntil = A.Now }));

    [Fact]
    public void Ahead_OfWhatHasEnded_IsNothing() => Assert.Equal("", Ahead(Planned with { Status = ActivityStatus.Completed }));

    private static Instant? Moment(int? minutes) => minutes is { } value ? Planned.Deadline!.At + Duration.FromMinutes(value) : null;

    private static string Ahead(Activity activity)
    {
        var ahead = ReminderTimes.Ahead(activity).ToList();
        Assert.Equal(ahead.Select(reminder => reminder.At).Order(), ahead.Select(reminder => reminder.At));
        return string.Join(' ', ahead.Select(reminder => reminder.Offset is { } offset ? $"{offset.TotalMinutes}" : "again"));
    }
}
