using SmartActivities.Domain.Calendars;

namespace SmartActivities.Functions.Calendars;

/// <summary>Why no public holidays were found.</summary>
internal static class PublicHolidayRefusal
{
    /// <summary>Which of <c>country</c>, <c>subdivision</c> and <c>year</c> is wrong, and how.</summary>
    public static (string Member, string Detail) Explain(PublicHolidaysOutcome outcome) => outcome switch
    {
        PublicHolidaysOutcome.UnknownCountry => ("country", "No holidays are known of such a country; name it by two letters, such as PL."),
        PublicHolidaysOutcome.UnknownSubdivision => ("subdivision", "The country has no such subdivision with holidays of its own."),
        PublicHolidaysOutcome.YearOutOfRange => (
            "year", $"Holidays are known from {PublicHolidays.FirstYear} to {PublicHolidays.LastYear}."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
