using System.Collections.Concurrent;
using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace SmartActivities.Storage.Changes;

/// <summary>The rows that a command decides on, read side by side, with the tags under which its changes will be written.</summary>
internal sealed class Snapshot
{
    private readonly ConcurrentDictionary<string, Row?> _rows = new(StringComparer.Ordinal);

    /// <summary>Reads rows in one wave, those apart that were read before.</summary>
    public async Task ReadAsync(ISortedTable table, string partition, IEnumerable<string> keys, CancellationToken cancellation)
    {
        string[] missing = [.. keys.Distinct(StringComparer.Ordinal).Where(key => !_rows.ContainsKey(key))];
        var rows = await Task.WhenAll(missing.Select(key => table.GetAsync(partition, key, cancellation)));
        foreach (var (key, row) in missing.Zip(rows))
            _rows[key] = row;
    }

    /// <summary>Whether a row was read, be it there or not.</summary>
    public bool Knows(string key) => _rows.ContainsKey(key);

    /// <summary>A row that was read.</summary>
    public Row? RowOf(string key) =>
        _rows.TryGetValue(key, out var row) ? row : throw new UnreachableException($"{key} was not read before it was used");

    public RowTag? TagOf(string key) => RowOf(key)?.Tag;

    /// <summary>An activity; null also for one that a clean-up has deleted.</summary>
    public Activity? Activity(ActivityId id) => ActivityEvenRemoved(id) is { RemovedBy: null } activity ? activity : null;

    public Activity? ActivityEvenRemoved(ActivityId id) => Body(TenantKeys.Activity(id), RowShapes.Activity)?.ToActivity();

    public CleanUp? CleanUp(string id) => Body(TenantKeys.CleanUp(id), RowShapes.CleanUp)?.ToCleanUp();

    public Item? Item(ItemKey key) => Body(TenantKeys.Item(key), RowShapes.Item)?.ToItem();

    public TimelineEntry? Timeline(ItemKey item, string key) =>
        RowOf(key) is { } row ? TimelineRow.Read(row, item) : null;

    public UsageRow Usage(ItemKey item) => Body(TenantKeys.Usage(item), RowShapes.Usage) ?? UsageRow.Empty;

    public TenantUsage? WholeUsage() => Body(TenantKeys.WholeUsage, RowShapes.WholeUsage)?.ToUsage();

    public Notification? Notification(UserId recipient, string key) => Body(key, RowShapes.Inbox)?.ToNotification(recipient);

    public RequestRow? Request(string key) => Body(TenantKeys.Request(key), RowShapes.Request);

    private T? Body<T>(string key, RowShape<T> shape)
        where T : class =>
        RowOf(key) is { } row ? shape.Read(row.Body) : null;
}
