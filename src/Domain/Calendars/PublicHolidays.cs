using System.Collections.Concurrent;

namespace SmartActivities.Domain.Calendars;

/// <summary>
/// The public holidays of the world's countries, from a file that the assembly carries. Whole days alone; those that hang on
/// the sight of the moon are computed, and may differ by a day from what is announced.
/// </summary>
public static class PublicHolidays
{
    /// <summary>The first year that is known.</summary>
    public const int FirstYear = 2026;

    /// <summary>The last year that is known.</summary>
    public const int LastYear = 2036;

    // A country is read when it is first asked for, and kept; its code's case does not matter.
    private static readonly ConcurrentDictionary<string, CountryHolidays?> Known = new(StringComparer.OrdinalIgnoreCase);

    private static readonly Lazy<IReadOnlyDictionary<string, List<string>>> Blocks = new(ReadBlocks);

    /// <summary>All countries, by code.</summary>
    public static IEnumerable<Country> Countries =>
        Blocks.Value.Keys.Order(StringComparer.Ordinal).Select(code => Find(code)!.Country);

    /// <summary>The public holidays of a place in a year.</summary>
    /// <param name="country">Two letters of ISO 3166-1.</param>
    /// <param name="subdivision">A part of it, with or without the country in front ("DE-BY" or "BY"); null for what holds in all
    /// of the country.</param>
    /// <param name="year">From <see cref="FirstYear"/> to <see cref="LastYear"/>.</param>
    public static PublicHolidaysOutcome Of(string country, string? subdivision, int year)
    {
        ArgumentNullException.ThrowIfNull(country);
        if (Find(country) is not { } holidays)
            return new PublicHolidaysOutcome.UnknownCountry();
        if (year is < FirstYear or > LastYear)
            return new PublicHolidaysOutcome.YearOutOfRange();
        if (subdivision?.StartsWith(country + "-", StringComparison.OrdinalIgnoreCase) is true)
            subdivision = subdivision[(country.Length + 1)..];
        if (subdivision is not null && !holidays.Country.Subdivisions.ContainsKey(subdivision))
            return new PublicHolidaysOutcome.UnknownSubdivision();
        return new PublicHolidaysOutcome.Found(holidays.Of(subdivision, year));
    }

    private static CountryHolidays? Find(string country)
    {
        // What does not exist is not kept: anybody may ask for anything.
        if (!Blocks.Value.TryGetValue(country, out var block))
            return null;
        return Known.GetOrAdd(country, static (_, lines) => CountryHolidays.Read(lines), block);
    }

    private static IReadOnlyDictionary<string, List<string>> ReadBlocks()
    {
        using var file = typeof(PublicHolidays).Assembly.GetManifestResourceStream(typeof(PublicHolidays), "PublicHolidays.txt")!;
        using var reader = new StreamReader(file);
        return CountryHolidays.Cut(reader);
    }
}
