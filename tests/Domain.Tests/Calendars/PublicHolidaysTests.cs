using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Tests.Calendars;

public class PublicHolidaysTests
{
    [Fact]
    public void Poland_2027_HasItsFourteenHolidaysInBothLanguages()
    {
        var holidays = Find("PL", null, 2027);

        Assert.Equal(
        [
            "2027-01-01 Nowy Rok",
            "2027-01-06 Święto Trzech Króli",
            "2027-03-28 Niedziela Wielkanocna",
            "2027-03-29 Drugi dzień Wielkanocy",
            "2027-05-01 Święto Państwowe; Święto Pracy",
            "2027-05-03 Święto Narodowe Trzeciego Maja",
            "2027-05-16 Zielone Świątki",
            "2027-05-27 Dzień Bożego Ciała",
            "2027-08-15 Wniebowzięcie Najświętszej Maryi Panny",
            "2027-11-01 Wszystkich Świętych",
            "2027-11-11 Narodowe Święto Niepodległości",
            "2027-12-24 Wigilia Bożego Narodzenia",
            "2027-12-25 Pierwszy dzień Bożego Narodzenia",
            "2027-12-26 Drugi dzień Bożego Narodzenia",
        ], holidays.Select(holiday => $"{holiday.Date:uuuu-MM-dd} {holiday.Name}"));
        Assert.Equal("New Year's Day", holidays[0].EnglishName);
    }

    [Theory]
    [InlineData("DE", null, "2027-06-03", false)]
    [InlineData("DE", "BY", "2027-05-27", true)] // Corpus Christi
    [InlineData("DE", "BE", "2027-05-27", false)]
    [InlineData("DE", "DE-BY", "2027-05-27", true)]
    [InlineData("de", "de-by", "2027-05-27", true)]
    [InlineData("US", null, "2027-11-25", true)] // Thanksgiving: the fourth Thursday
    [InlineData("GB", "SCT", "2027-11-30", true)] // St. Andrew's
    [InlineData("EG", null, "2027-03-09", true)] // Eid al-Fitr begins
    [InlineData("EG", null, "2027-03-11", true)] // and lasts three days
    [InlineData("EG", null, "2027-03-12", false)]
    [InlineData("RU", null, "2027-01-06", true)] // five days in one entry
    [InlineData("TR", null, "2027-03-11", true)] // an afternoon and three days, of which the days count
    [InlineData("TR", null, "2027-03-12", false)]
    [InlineData("IS", null, "2027-12-24", false)] // free from one o'clock: a day that is worked
    public void Holidays_OfAPlace_AreItsOwn(string country, string? subdivision, string date, bool expected) =>
        Assert.Equal(expected, Find(country, subdivision, Cal.Date(date).Year).Any(holiday => holiday.Date == Cal.Date(date)));

    [Fact]
    public void Holidays_UnknownPlaceOrYear_AreRefused()
    {
        Assert.IsType<PublicHolidaysOutcome.UnknownCountry>(PublicHolidays.Of("XX", null, 2027));
        Assert.IsType<PublicHolidaysOutcome.UnknownCountry>(PublicHolidays.Of("", null, 2027));
        Assert.IsType<PublicHolidaysOutcome.UnknownSubdivision>(PublicHolidays.Of("DE", "XX", 2027));
        Assert.IsType<PublicHolidaysOutcome.UnknownSubdivision>(PublicHolidays.Of("PL", "-", 2027));
        Assert.IsType<PublicHolidaysOutcome.YearOutOfRange>(PublicHolidays.Of("DE", null, 2025));
        Assert.IsType<PublicHolidaysOutcome.YearOutOfRange>(PublicHolidays.Of("DE", null, 2037));
    }

    [Fact]
    public void Holidays_EveryPlaceAndYear_AreSortedAndFitACalendar()
    {
        foreach (var country in PublicHolidays.Countries)
        {
            foreach (var subdivision in country.Subdivisions.Keys.Prepend(null))
            {
                for (var year = PublicHolidays.FirstYear; year <= PublicHolidays.LastYear; year++)
                {
                    var holidays = Find(country.Code, subdivision, year);
                    Assert.NotEmpty(holidays);
                    Assert.All(holidays, holiday => Assert.Equal(year, holiday.Date.Year));
                    Assert.Equal(holidays.OrderBy(holiday => holiday.Date), holidays);
                    Assert.All(holidays, holiday => Assert.Equal(holiday.Name, holiday.ToHoliday().Name));
                }
            }
        }
    }

    [Fact]
    public void Countries_All_AreNamed()
    {
        var countries = PublicHolidays.Countries.ToList();

        Assert.True(countries.Count > 200);
        Assert.Equal(countries.OrderBy(country => country.Code, StringComparer.Ordinal), countries);
        Assert.Equal(("AD", "ZW"), (countries[0].Code, countries[^1].Code));
        Assert.Equal("Bayern", countries.Single(country => country.Code == "DE").Subdivisions["BY"]);
        Assert.All(countries, country => Assert.NotEmpty(country.EnglishName));
    }

    private static ImmutableArray<PublicHoliday> Find(string country, string? subdivision, int year) =>
        Assert.IsType<PublicHolidaysOutcome.Found>(PublicHolidays.Of(country, subdivision, year)).Holidays;
}
