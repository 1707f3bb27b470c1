namespace SmartActivities.Domain.Calendars;

/// <summary>A day on which a whole country, or a part of it, is off work.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">Its name in a language of the country.</param>
/// <param name="EnglishName">Its name in English; where nobody translated it, <paramref name="Name"/>.</param>
public sealed record PublicHoliday(LocalDate Date, string Name, string EnglishName)
{
    /// <summary>The holiday as an entry of a calendar, under its own name.</summary>
    public Holiday ToHoliday() => new Holiday.Dated(Date, Name);
}
