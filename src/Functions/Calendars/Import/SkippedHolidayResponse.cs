using System.Globalization;
using NodaTime.Text;
using SmartActivities.Domain.Calendars;

namespace SmartActivities.Functions.Calendars.Import;

/// <summary>A holiday that was not added.</summary>
/// <param name="Date">Its day, <c>2026-12-25</c>, or <c>12-25</c> in every year; absent where no day could be read.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Reason">Why: a word for programs.</param>
internal sealed record SkippedHolidayResponse(string? Date, string? Name, string Reason)
{
    private const string AlreadyAHoliday = "alreadyAHoliday";

    public static SkippedHolidayResponse Of(Holiday holiday) => new(
        holiday switch
        {
            Holiday.Dated one => LocalDatePattern.Iso.Format(one.Date),
            Holiday.Yearly every => every.Day.ToString("MM-dd", CultureInfo.InvariantCulture),
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        holiday.Name,
        AlreadyAHoliday);
}
