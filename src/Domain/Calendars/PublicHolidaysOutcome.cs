namespace SmartActivities.Domain.Calendars;

/// <summary>What came of asking for the public holidays of a place.</summary>
public abstract record PublicHolidaysOutcome
{
    private PublicHolidaysOutcome() { }

    /// <summary>The holidays by date; two of one date stand side by side.</summary>
    public sealed record Found(ImmutableArray<PublicHoliday> Holidays) : PublicHolidaysOutcome;

    /// <summary>No holidays are known of a country of this code.</summary>
    public sealed record UnknownCountry : PublicHolidaysOutcome;

    /// <summary>The country has no subdivision of this code with holidays of its own.</summary>
    public sealed record UnknownSubdivision : PublicHolidaysOutcome;

    /// <summary>The year lies outside <see cref="PublicHolidays.FirstYear"/> to <see cref="PublicHolidays.LastYear"/>.</summary>
    public sealed record YearOutOfRange : PublicHolidaysOutcome;
}
