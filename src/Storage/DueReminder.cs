using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>An activity with a reminder that is due.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Item">Its item; absent when the row does not tell it in a way that this program can read.</param>
/// <param name="At">When the reminder was due.</param>
public readonly record struct DueReminder(ActivityId Activity, ItemKey? Item, Instant At)
{
    /// <summary>What a row tells; null when its key is none of ours. The key alone says what is needed most, so that no body keeps a reminder back.</summary>
    internal static DueReminder? Of(Row row) =>
        RowKey.Split(row.Key) is [_, var moment, var number]
        && SortableKey.TryReadAscending(moment, out Instant at)
        && SortableKey.TryReadNumber(number, out var id)
            ? new DueReminder(new ActivityId(id), ItemOf(row), at)
            : null;

    private static ItemKey? ItemOf(Row row)
    {
        try
        {
            return RowShapes.Due.Read(row.Body) is { } due ? new ItemKey(ItemType.Parse(due.ItemType), ItemId.Parse(due.ItemId)) : null;
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
