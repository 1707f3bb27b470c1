namespace SmartActivities.Domain.Calendars;

/// <summary>The zones of the IANA time zone database.</summary>
public static class IanaZones
{
    private static readonly HashSet<string> Ids = [.. DateTimeZoneProviders.Tzdb.Ids];

    /// <summary>The zone of a name; null for one that the database has not. NodaTime's own names of offsets, such as UTC+01, are none.</summary>
    public static DateTimeZone? Find(string? id) => id is not null && Ids.Contains(id) ? DateTimeZoneProviders.Tzdb[id] : null;
}
