using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SmartActivities.Storage.Tables;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace SmartActivities.Storage.Rows;

/// <summary>The rows that a command decides on, read side by side, with the tags under which its changes will be written.</summary>
internal sealed class Snapshot
{
    private readonly Dictionary<string, Row?> _rows = new(StringComparer.Ordinal);

    /// <summary>Reads rows in one wave, those apart that were read before.</summary>
    public async Task ReadAsync(ISortedTable table, string partition, IEnumerable<string> keys, CancellationToken cancellation)
    {
        var reads = keys.Distinct(StringComparer.Ordinal)
            .Where(key => !_rows.ContainsKey(key))
            .Select(key => (Key: key, Read: table.GetAsync(partition, key, cancellation)))
            .ToList();
        foreach (var (key, read) in reads)
            _rows[key] = await read;
    }

    public RowTag? TagOf(string key) => RowOf(key)?.Tag;

    public Activity? Activity(ActivityId id) => Body(TenantKeys.Activity(id), RowJson.Context.ActivityRow)?.ToActivity();

    public Item? Item(ItemKey key) => Body(TenantKeys.Item(key), RowJson.Context.ItemRow)?.ToItem();

    public UsageRow Usage(ItemKey item) => Body(TenantKeys.Usage(item), RowJson.Context.UsageRow) ?? UsageRow.Empty;

    public Notification? Notification(UserId recipient, string key) => Body(key, RowJson.Context.InboxRow)?.ToNotification(recipient);

    public RequestRow? Request(string key) => Body(TenantKeys.Request(key), RowJson.Context.RequestRow);

    private T? Body<T>(string key, JsonTypeInfo<T> type)
        where T : class =>
        RowOf(key) is { } row ? JsonSerializer.Deserialize(row.Body, type) : null;

    private Row? RowOf(string key) =>
        _rows.TryGetValue(key, out var row) ? row : throw new UnreachableException($"{key} was not read before it was used");
}
