using CsCheck;
using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;
using SmartActivities.Domain.Templates;
using SmartActivities.Domain.Tests.Calendars;

namespace SmartActivities.Domain.Tests.Templates;

public class PlannerMoveTests
{
    [Theory]
    // Wednesday, 25 November 2026, hours 9-18: an hour before they end, or at their end when less is left.
    [InlineData(PlannerTarget.Today, "2026-11-25T10:10", "2026-11-25T17:00")]
    [InlineData(PlannerTarget.Today, "2026-11-25T07:10", "2026-11-25T17:00")]
    [InlineData(PlannerTarget.Today, "2026-11-25T16:59", "2026-11-25T17:00")]
    [InlineData(PlannerTarget.Today, "2026-11-25T17:00", "2026-11-25T18:00")]
    [InlineData(PlannerTarget.Today, "2026-11-25T17:59", "2026-11-25T18:00")]
    // They are over, or there are none: the next full hour, but still today.
    [InlineData(PlannerTarget.Today, "2026-11-25T18:00", "2026-11-25T19:00")]
    [InlineData(PlannerTarget.Today, "2026-11-28T11:10", "2026-11-28T12:00")]
    [InlineData(PlannerTarget.Today, "2026-11-25T23:10", "2026-11-25T23:59")]
    [InlineData(PlannerTarget.Today, "2026-11-25T23:59", "2026-11-26T00:00")]
    [InlineData(PlannerTarget.ThisWeek, "2026-11-25T10:10", "2026-11-26T11:00")]
    [InlineData(PlannerTarget.ThisWeek, "2026-11-25T20:10", "2026-11-26T09:00")]
    [InlineData(PlannerTarget.ThisWeek, "2026-11-29T10:10", "2026-11-29T11:00")] // the last day of the week: as today
    [InlineData(PlannerTarget.NextWeek, "2026-11-25T10:10", "2026-12-02T11:00")]
    [InlineData(PlannerTarget.Later, "2026-11-25T10:10", "2026-12-09T11:00")]
    public void Move_ToAColumn_GivesItsDeadline(PlannerTarget column, string now, string expected) =>
        Assert.Equal(
            Cal.At(expected, "Europe/Warsaw"),
            PlannerMove.DeadlineIn(column, Cal.At(now, "Europe/Warsaw"), Cal.Calendar(), null).At);

    [Theory]
    // Hours up to 24:00: an hour before is 23:00 sharp, and their end would stand in tomorrow's column.
    [InlineData(PlannerTarget.Today, "00:00-24:00", "2026-11-25T10:10", "2026-11-25T23:00")]
    [InlineData(PlannerTarget.Today, "00:00-24:00", "2026-11-25T23:10", "2026-11-25T23:59")]
    // Rounded up to 24:00: still the day that the column means, and so the column.
    [InlineData(PlannerTarget.ThisWeek, "00:00-24:00", "2026-11-25T23:10", "2026-11-26T23:59")]
    [InlineData(PlannerTarget.ThisWeek, "09:00-18:00", "2026-11-28T23:10", "2026-11-29T23:59")]
    [InlineData(PlannerTarget.NextWeek, "09:00-18:00", "2026-11-29T23:10", "2026-12-06T23:59")]
    [InlineData(PlannerTarget.NextWeek, "09:00-18:00", "2026-11-25T23:10", "2026-12-02T09:00")]
    public void Move_UpToMidnight_StaysInTheColumn(PlannerTarget column, string hours, string now, string expected) =>
        Assert.Equal(
            Cal.At(expected, "Europe/Warsaw"),
            PlannerMove.DeadlineIn(column, Cal.At(now, "Europe/Warsaw"), Cal.Calendar(hours: hours), null).At);

    [Theory]
    [InlineData(PlannerTarget.ThisWeek, "2026-11-26T20:15")]
    [InlineData(PlannerTarget.NextWeek, "2026-12-02T20:15")]
    [InlineData(PlannerTarget.Later, "2026-12-09T20:15")]
    public void Move_ItemWithADeadline_KeepsItsTimeOfDay(PlannerTarget column, string expected)
    {
        var existing = new Deadline(Cal.At("2026-11-24T19:15+00:00"), DateTimeZone.Utc);

        var deadline = PlannerMove.DeadlineIn(column, Cal.At("2026-11-25T10:10", "Europe/Warsaw"), Cal.Calendar(), existing);

        Assert.Equal(Cal.At(expected, "Europe/Warsaw"), deadline.At);
    }

    [Fact]
    public void Move_AnyTime_GivesADeadlineAhead()
    {
        var zones = DateTimeZoneProviders.Tzdb.Ids;
        var moments = Gen.Long[315_532_800_000, 2_840_140_800_000].Select(Instant.FromUnixTimeMilliseconds);
        Gen.Select(moments, Gen.Int[0, zones.Count - 1], Gen.Enum<PlannerTarget>()).Sample((now, zone, column) =>
            PlannerMove.DeadlineIn(column, now, WorkCalendar.Default(Cal.Zone(zones[zone])), null).At > now);
    }

    [Fact]
    public void Move_Draft_IsPlannedUnderTheItemsTitle()
    {
        var by = new Drafter
        {
            User = UserId.Parse("anna"),
            UserName = "Anna",
            Language = Language.Choose("de"),
            Now = Cal.At("2026-11-25T10:10+01:00"),
            Calendar = Cal.Calendar(),
        };
        var facts = new DraftFacts { By = by, Item = new ItemKey(ItemType.Deal, ItemId.Parse("42")), ItemTitle = "Roof {0}" };

        var draft = PlannerMove.Draft(PlannerTarget.NextWeek, facts, null);

        Assert.Equal("Geplant: Roof {0}", draft.Subject);
        Assert.Equal(Cal.At("2026-12-02T11:00+01:00"), draft.Deadline.At);
        Assert.Null(draft.Template);
        Assert.Equal("", draft.Description);
        Assert.Equal(500, PlannerMove.Draft(PlannerTarget.Today, facts with { ItemTitle = new string('x', 500) }, null).Subject.Length);
    }
}
