using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Reprojection;

/// <summary>Removes computed rows that do not follow from the primary row which their key names. Each goes under the tag under which it was
/// read, before the primary row was: whoever writes it meanwhile gives it another tag, and then it stays.</summary>
/// <param name="table">The table of tenants' data.</param>
internal sealed class SuperfluousRows(ISortedTable table)
{
    /// <summary>Removes what is superfluous among some rows of a range, one batch at most.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> RemoveAsync(string partition, IReadOnlyList<Row> rows, CancellationToken cancellation)
    {
        var superfluous = await Task.WhenAll(rows.Select(row => IsSuperfluousAsync(partition, row, cancellation)));
        return await table.RemoveAsync(partition, rows.Zip(superfluous).Where(pair => pair.Second).Select(pair => pair.First), cancellation);
    }

    private async Task<bool> IsSuperfluousAsync(string partition, Row row, CancellationToken cancellation)
    {
        if (PrimaryOf(RowKey.Split(row.Key)) is not { } primary || await table.GetAsync(partition, primary, cancellation) is not { } found)
            return true;
        var rows = new RowSet();
        if (primary.StartsWith(TenantKeys.Items, StringComparison.Ordinal))
        {
            if (Readable.Item(found) is not { } item)
                return false;
            rows.Add(item, marks: null);
        }
        else
        {
            if (Readable.Activity(found) is not { } activity)
                return false;
            rows.Add(activity);
        }

        return !rows.Rows.ContainsKey(row.Key);
    }

    /// <summary>The key of the row that a computed one follows from; null for a key that this program writes nowhere.</summary>
    private static string? PrimaryOf(string[] parts) => parts switch
    {
        [var kind, _, var type, _, _, _, var item] when kind == RowKind.Board.Word => string.Join(RowKey.Separator, RowKind.Item.Word, type, item),
        [var kind, .., var number] when kind != RowKind.Board.Word && SortableKey.TryReadNumber(number, out var id) && id > 0 =>
            TenantKeys.Activity(new ActivityId(id)),
        _ => null,
    };
}
