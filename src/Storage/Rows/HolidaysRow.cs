namespace SmartActivities.Storage.Rows;

/// <summary>Some of a calendar's holidays as they are stored, version 1.</summary>
internal sealed record HolidaysRow(ImmutableArray<HolidayRow> Holidays)
{
    /// <summary>How many of the longest holidays fit into a row for sure.</summary>
    public const int MostHolidays = 80;

    public int V { get; init; } = 1;
}
