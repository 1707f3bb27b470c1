using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Tests.Calendars;

/// <summary>The file that tools/holidays writes, as it is read.</summary>
public class CountryHolidaysTests
{
    // Two places of the first country share a holiday; its Easter Monday moves, its Carnival is kept in some years only.
    private const string File = """
        # A remark.
        @AA	Atlantis
        /N	North
        /S	South
        *	0101	Rok	New Year's Day
        *	0406 0329 0417 0402 0422 0414 0329 0418 0410 0326 0414	Easter Monday	
        -	0620+0621	Lato	Midsummer
        N,S	0304 - - - - - - - - - 0225	Bal	Carnival
        S	1031	Sud	Southern Day
        @BB	Barataria
        *	0202	Day of the Island	
        """;

    [Theory]
    [InlineData("AA", null, 2026, "01-01 Rok", "04-06 Easter Monday", "06-20 Lato", "06-21 Lato")] // in the country at large
    [InlineData("AA", null, 2027, "01-01 Rok", "03-29 Easter Monday", "06-20 Lato", "06-21 Lato")] // each year has its cell
    [InlineData("AA", null, 2036, "01-01 Rok", "04-14 Easter Monday", "06-20 Lato", "06-21 Lato")]
    [InlineData("AA", "S", 2026, "01-01 Rok", "03-04 Bal", "04-06 Easter Monday", "10-31 Sud")] // by date, whatever the row
    [InlineData("AA", "N", 2026, "01-01 Rok", "03-04 Bal", "04-06 Easter Monday")]
    [InlineData("AA", "n", 2036, "01-01 Rok", "02-25 Bal", "04-14 Easter Monday")]
    [InlineData("AA", "N", 2027, "01-01 Rok", "03-29 Easter Monday")] // none in this year
    [InlineData("BB", null, 2026, "02-02 Day of the Island")]
    [InlineData("bb", null, 2036, "02-02 Day of the Island")]
    public void Holidays_OfAPlaceAndYear_AreThoseOfItsRows(string country, string? subdivision, int year, params string[] expected)
    {
        var holidays = Read(country).Of(subdivision, year);

        Assert.Equal(expected, holidays.Select(holiday => $"{holiday.Date:MM-dd} {holiday.Name}"));
        Assert.All(holidays, holiday => Assert.Equal(year, holiday.Date.Year));
    }

    [Fact]
    public void Holiday_EnglishName_IsItsOwnNameWhereNobodyTranslatedIt() =>
        Assert.Equal(
            ["New Year's Day", "Easter Monday", "Midsummer", "Midsummer"],
            Read("AA").Of(null, 2026).Select(holiday => holiday.EnglishName));

    [Fact]
    public void Country_Head_NamesItAndItsParts()
    {
        var (atlantis, barataria) = (Read("AA").Country, Read("BB").Country);

        Assert.Equal(("AA", "Atlantis"), (atlantis.Code, atlantis.EnglishName));
        Assert.Equal([new("N", "North"), new("S", "South")], atlantis.Subdivisions);
        Assert.Equal(("BB", "Barataria", 0), (barataria.Code, barataria.EnglishName, barataria.Subdivisions.Count));
    }

    [Fact]
    public void File_Countries_AreAllThatItHas() =>
        Assert.Equal(["AA", "BB"], CountryHolidays.Cut(new StringReader(File)).Keys.Order());

    private static CountryHolidays Read(string country) => CountryHolidays.Read(CountryHolidays.Cut(new StringReader(File))[country]);
}
