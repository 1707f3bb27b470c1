using System.Globalization;

namespace SmartActivities.Domain.Calendars;

/// <summary>
/// The block of one country in PublicHolidays.txt. It begins with <c>@code, name</c>, then come its subdivisions as
/// <c>/code, name</c>, then rows of places, dates, name and English name; a tab stands between fields.
/// </summary>
internal sealed class CountryHolidays
{
    private const string Everywhere = "*";
    private const string CountryItself = "-";
    private const string NoDay = "-";

    private readonly ImmutableArray<Row> _rows;

    private CountryHolidays(Country country, ImmutableArray<Row> rows)
    {
        Country = country;
        _rows = rows;
    }

    public Country Country { get; }

    /// <summary>Cuts a file into the blocks of its countries, by code. What stands before the first is a remark.</summary>
    public static IReadOnlyDictionary<string, List<string>> Cut(TextReader file)
    {
        var blocks = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        List<string> block = [];
        while (file.ReadLine() is { } line)
        {
            if (line[0] == '@')
                blocks.Add(line[1..].Split('\t')[0], block = []);
            block.Add(line);
        }

        return blocks;
    }

    public static CountryHolidays Read(List<string> block)
    {
        var head = block[0].Split('\t');
        var subdivisions = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        var rows = ImmutableArray.CreateBuilder<Row>();
        foreach (var line in block.Skip(1))
        {
            var fields = line.Split('\t');
            if (line[0] == '/')
                subdivisions[fields[0][1..]] = fields[1];
            else
                rows.Add(new Row(fields[0], fields[1].Split(' '), fields[2], fields[3].Length > 0 ? fields[3] : fields[2]));
        }

        return new CountryHolidays(new Country(head[0][1..], head[1], subdivisions.ToImmutable()), rows.ToImmutable());
    }

    /// <summary>The holidays of a year, in the country at large or in a subdivision that it has.</summary>
    public ImmutableArray<PublicHoliday> Of(string? subdivision, int year) =>
        [.. _rows.Where(row => row.Holds(subdivision ?? CountryItself)).SelectMany(row => row.In(year)).OrderBy(holiday => holiday.Date)];

    private sealed record Row(string Places, string[] Cells, string Name, string EnglishName)
    {
        public bool Holds(string place) =>
            Places == Everywhere || Places.Split(',').Contains(place, StringComparer.OrdinalIgnoreCase);

        public IEnumerable<PublicHoliday> In(int year)
        {
            // One cell stands for all years when they are alike.
            var cell = Cells.Length == 1 ? Cells[0] : Cells[year - PublicHolidays.FirstYear];
            return cell == NoDay ? [] : cell.Split('+').Select(day => new PublicHoliday(Date(year, day), Name, EnglishName));
        }

        private static LocalDate Date(int year, string day) =>
            new(year, int.Parse(day.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(day.AsSpan(2), CultureInfo.InvariantCulture));
    }
}
