using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Tests.Calendars;

public class HolidayImportTests
{
    private static readonly Holiday Eve = new Holiday.Dated(new LocalDate(2026, 12, 24), "Half of it", Cal.Hours("09:00-13:00"));
    private static readonly Holiday Christmas = new Holiday.Yearly(new AnnualDate(12, 25), "Christmas");

    [Fact]
    public void Import_DaysThatAreHolidaysAlready_AreSkipped()
    {
        Holiday newYear = new Holiday.Dated(new LocalDate(2027, 1, 1), "New Year");
        Holiday again = new Holiday.Dated(new LocalDate(2027, 1, 1), "Nowy Rok");
        Holiday wholeEve = new Holiday.Dated(new LocalDate(2026, 12, 24), "Wigilia");
        Holiday christmas = new Holiday.Dated(new LocalDate(2026, 12, 25), "Pierwszy dzień");

        var done = Assert.IsType<HolidayImport.Done>(HolidayImport.Add([Eve, Christmas], [newYear, again, wholeEve, christmas]));

        Assert.Equal<Holiday>([Eve, Christmas, newYear], done.Holidays);
        Assert.Equal(1, done.Added);
        Assert.Equal<Holiday>([again, wholeEve, christmas], done.Skipped);
    }

    [Fact]
    public void Import_Twice_AddsNothing()
    {
        var found = Assert.IsType<PublicHolidaysOutcome.Found>(PublicHolidays.Of("PL", null, 2027));
        var poland = found.Holidays.Select(holiday => holiday.ToHoliday()).ToList();

        var once = Assert.IsType<HolidayImport.Done>(HolidayImport.Add([], poland));
        var twice = Assert.IsType<HolidayImport.Done>(HolidayImport.Add(once.Holidays, poland));

        Assert.Equal((14, 0), (once.Added, twice.Added));
    }

    [Fact]
    public void Import_WithoutEnd_IsRefusedInBoundedTime() =>
        Assert.IsType<HolidayImport.TooMany>(HolidayImport.Add([Eve], Endless()));

    [Fact]
    public void Import_MoreThanFits_IsRefused()
    {
        var full = Endless().Take(WorkCalendar.MaxHolidays).ToList();

        Assert.IsType<HolidayImport.Done>(HolidayImport.Add([], full));
        Assert.IsType<HolidayImport.TooMany>(HolidayImport.Add([Eve], full));
    }

    private static IEnumerable<Holiday> Endless()
    {
        for (var date = new LocalDate(2030, 1, 1); ; date = date.PlusDays(1))
            yield return new Holiday.Dated(date, "Day");
    }
}
