using SmartActivities.Domain.Calendars;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>A tenant's calendar with the row that guards it.</summary>
internal sealed class StoredCalendar
{
    private readonly Row? _row;
    private readonly int _parts;

    private StoredCalendar(Row? row, int parts, Versioned<WorkCalendar?> calendar) => (_row, _parts, Calendar) = (row, parts, calendar);

    /// <summary>The calendar; absent, in revision 0, when the tenant never set one.</summary>
    public Versioned<WorkCalendar?> Calendar { get; }

    public static async Task<StoredCalendar> ReadAsync(ISortedTable table, TenantId tenant, CancellationToken cancellation) =>
        Of(await table.ScanAsync(Partition.Of(tenant), KeyRange.WithPrefix(TenantKeys.Settings), TableLimits.ScanRows, cancellation));

    /// <param name="rows">Settings in the order of their keys, other than calendars among them.</param>
    public static StoredCalendar Of(IReadOnlyList<Row> rows)
    {
        if (rows.FirstOrDefault(row => row.Key == TenantKeys.Calendar) is not { } row)
            return new StoredCalendar(null, 0, default);
        var stored = RowShapes.Calendar.Read(row.Body);
        var parts = rows
            .Where(part => part.Key.StartsWith(TenantKeys.CalendarParts, StringComparison.Ordinal))
            .Select(part => RowShapes.Holidays.Read(part.Body));
        return new StoredCalendar(row, stored.Parts, new(stored.ToCalendar(parts), stored.Revision));
    }

    /// <summary>The batch that puts another calendar in its place. What the calendar's row guards needs no tag of its own.</summary>
    public IReadOnlyList<RowChange> ReplacedBy(WorkCalendar next, long revision, string mark)
    {
        HolidayRow[][] parts = [.. next.Holidays.Select(HolidayRow.Of).Chunk(HolidaysRow.MostHolidays)];
        var body = RowShapes.Calendar.Write(CalendarRow.Of(next, revision, parts.Length) with { Marks = WriteMark.After(_row, mark) });
        return
        [
            TaggedWrite.Put(_row, TenantKeys.Calendar, body),
            .. parts.Select((part, i) => new RowChange.Upsert(
                TenantKeys.CalendarPart(i), RowShapes.Holidays.Write(new HolidaysRow([.. part])))),
            .. Enumerable.Range(parts.Length, Math.Max(0, _parts - parts.Length))
                .Select(i => new RowChange.Delete(TenantKeys.CalendarPart(i), Tag: null)),
        ];
    }
}
