using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Domain.Templates;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests;

/// <summary>What a caller that breaks a contract is told: the parameter's name, not a failure somewhere further in.</summary>
public sealed class GuardTests
{
    // The parameter that is null, and the call.
    private static readonly (string Parameter, Action Call)[] Calls =
    [
        ("calendar", () => DeadlineRule.Default.DeadlineFor(A.Now, null!)),
        ("hours", () => WeekHours.Of(null!)),
        ("hours", () => _ = new WorkCalendar(A.Warsaw, IsoDayOfWeek.Monday, null!, [])),
        ("zone", () => _ = new WorkCalendar(null!, IsoDayOfWeek.Monday, WeekHours.Default, [])),
        ("zone", () => ZoneDays.StartOf(null!, new LocalDate(2026, 11, 23))),
        ("ranges", () => DayHours.Parse(null!)),
        ("name", () => _ = new Holiday.Yearly(new AnnualDate(12, 24), null!)),
        ("name", () => _ = new Absence(new LocalDate(2026, 11, 23), new LocalDate(2026, 11, 23), null!)),
        ("incoming", () => HolidayImport.Add([], null!)),
        ("country", () => PublicHolidays.Of(null!, null, 2027)),
        ("tags", () => Language.Choose(null!)),
        ("notification", () => Notices.Word(null!, Language.English, A.Warsaw)),
        ("added", () => OptOuts.None.With(null!, A.Now)),
        ("facts", () => SuggestionDecision.Decide(null!)),
        ("text", () => PlaceholderText.Literal(null!)),
        ("source", () => PlaceholderText.Parse(null!)),
        ("values", () => PlaceholderText.Empty.Fill(null!, 1)),
        ("facts", () => Template.BuiltIn(Language.English).Draft(null!)),
        ("facts", () => PlannerMove.Draft(PlannerTarget.Today, null!, null)),
        ("calendar", () => PlannerMove.DeadlineIn(PlannerTarget.Today, A.Now, null!, null)),
        ("activity", () => Counted.Of(null!, UserDay.At(A.Now, A.Warsaw, IsoDayOfWeek.Monday))),
        ("day", () => Counted.Of(A.Activity(), null!)),
        ("zone", () => UserDay.At(A.Now, null!, IsoDayOfWeek.Monday)),
    ];

    [Fact]
    public void Call_WithoutAnArgumentThatItNeeds_NamesTheParameter() =>
        Assert.All(Calls, call => Assert.Throws<ArgumentNullException>(call.Parameter, call.Call));

    [Fact]
    public void Notice_WithoutLanguageOrZone_NamesTheParameter()
    {
        var notice = new Notification
        {
            Recipient = A.Anna,
            Kind = NotificationKind.Reminder,
            At = A.Now,
            PlannedAt = A.Now,
            Sequence = "1",
            Subject = "Call",
        };

        Assert.Throws<ArgumentNullException>("language", () => Notices.Word(notice, null!, A.Warsaw));
        Assert.Throws<ArgumentNullException>("zone", () => Notices.Word(notice, Language.English, null!));
    }

    [Fact]
    public void Calendar_WithoutAFirstDay_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkCalendar(A.Warsaw, IsoDayOfWeek.None, WeekHours.Default, []));
        Assert.Throws<ArgumentOutOfRangeException>("day", () => WeekHours.Default[IsoDayOfWeek.None]);
    }
}
