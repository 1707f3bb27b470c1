using System.Collections.Frozen;

namespace SmartActivities.Domain.Calendars;

/// <summary>Holidays by date, so that a day is looked up without a search and without allocation.</summary>
internal sealed class HolidayIndex
{
    private const int DaysPerMonth = 32;

    private readonly FrozenDictionary<int, Holiday> _dated;

    // By month and day; null when no holiday is yearly, so that counting need not take the date apart.
    private readonly Holiday?[]? _yearly;

    public HolidayIndex(ImmutableArray<Holiday> holidays)
    {
        var dated = new Dictionary<int, Holiday>();
        foreach (var holiday in holidays)
        {
            switch (holiday)
            {
                case Holiday.Dated one:
                    var day = one.Date.ToDateOnly().DayNumber;
                    dated[day] = Stronger(dated.GetValueOrDefault(day), one);
                    break;
                case Holiday.Yearly every:
                    _yearly ??= new Holiday?[13 * DaysPerMonth];
                    ref var place = ref _yearly[(every.Day.Month * DaysPerMonth) + every.Day.Day];
                    place = Stronger(place, every);
                    break;
            }
        }
        _dated = dated.ToFrozenDictionary();
        HasHoursOnADate = dated.Values.Any(holiday => holiday.IsHalfDay);
    }

    /// <summary>Whether some date has hours of its own.</summary>
    public bool HasHoursOnADate { get; }

    /// <summary>The holiday on a day, by the day's number since 0001-01-01: a dated one before a yearly one, then a free one
    /// before a half day, and the first named before later ones.</summary>
    public Holiday? Find(int dayNumber)
    {
        if (_dated.TryGetValue(dayNumber, out var holiday))
            return holiday;
        if (_yearly is null)
            return null;
        DateOnly.FromDayNumber(dayNumber).Deconstruct(out _, out var month, out var day);
        return _yearly[(month * DaysPerMonth) + day];
    }

    private static Holiday Stronger(Holiday? first, Holiday later) =>
        first is null || (first.IsHalfDay && !later.IsHalfDay) ? later : first;
}
