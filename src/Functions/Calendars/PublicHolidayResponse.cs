using SmartActivities.Domain.Calendars;

namespace SmartActivities.Functions.Calendars;

/// <summary>A public holiday as answers tell of it.</summary>
internal sealed record PublicHolidayResponse(LocalDate Date, string Name, string EnglishName)
{
    public static PublicHolidayResponse Of(PublicHoliday holiday) => new(holiday.Date, holiday.Name, holiday.EnglishName);
}
