using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Domain.Templates;

namespace SmartActivities.Domain.Tests;

/// <summary>How many of each a tenant or a user may have: as many as the limit says, and not one more.</summary>
public sealed class LimitTests
{
    private static readonly LocalDate Day = new(2026, 11, 23);

    private static readonly (int Most, Action<int> Make)[] Limits =
    [
        (2_000, count => new WorkCalendar(DateTimeZone.Utc, IsoDayOfWeek.Monday, WeekHours.Default, Many(count, _ => (Holiday)new Holiday.Dated(Day, "Day")))),
        (500, count => WorkCalendar.Default(DateTimeZone.Utc).ForPerson(null, null, Many(count, _ => new Absence(Day, Day, "Away")))),
        (12, count => DayHours.Of([.. Many(count, hour => new TimeRange(new LocalTime(hour, 0), new LocalTime(hour, 30)))])),
        (10, count => ReminderOffsets.Of(Many(count, minutes => Duration.FromMinutes(minutes)))),
        (200, count => new TemplateSet(Many(count, id => new Template { Id = TemplateId.Parse($"{id}"), Subject = PlaceholderText.Empty }))),
        (500, count => new SuggestionSettings(Many(count, id => new SuggestionRule(ItemType.Parse($"type{id}"), null, SuggestionMode.On)))),
    ];

    [Fact]
    public void Limit_AsManyAsItSays_AreTaken() => Assert.All(Limits, limit => limit.Make(limit.Most));

    [Fact]
    public void Limit_OneMore_IsRefused() =>
        Assert.All(Limits, limit => Assert.ThrowsAny<ArgumentException>(() => limit.Make(limit.Most + 1)));

    private static ImmutableArray<T> Many<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];
}
