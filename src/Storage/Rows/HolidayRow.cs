using System.Globalization;
using NodaTime.Text;
using SmartActivities.Domain.Calendars;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace SmartActivities.Storage.Rows;

/// <summary>A holiday in a row of holidays: a day as "2026-12-25", or "12-25" for every year; its name; the hours it keeps.</summary>
internal sealed record HolidayRow(string D, string N, string? H)
{
    public static HolidayRow Of(Holiday holiday) => new(
        holiday switch
        {
            Holiday.Dated one => LocalDatePattern.Iso.Format(one.Date),
            Holiday.Yearly every => every.Day.ToString("MM-dd", CultureInfo.InvariantCulture),
            _ => throw new UnreachableException(),
        },
        holiday.Name,
        holiday.IsHalfDay ? holiday.Hours.ToString() : null);

    public Holiday ToHoliday()
    {
        var hours = H is null ? null : WeekText.ToDay(H);
        return Holiday.Yearly.TryParseDay(D, out var day)
            ? new Holiday.Yearly(day, N, hours)
            : new Holiday.Dated(LocalDatePattern.Iso.Parse(D).Value, N, hours);
    }
}
