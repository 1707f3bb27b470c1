using SmartActivities.Domain;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.TestSupport;

/// <summary>Writes items and activities with all of their computed rows, without the commands that would make them one by one.</summary>
public static class Seed
{
    /// <summary>Writes items, each with its open activities.</summary>
    public static async Task WriteAsync(ISortedTable table, TenantId tenant, IEnumerable<Item> items, IEnumerable<Activity> activities)
    {
        var ofItem = activities.ToLookup(activity => activity.Item);
        var rows = items.SelectMany(item => RowsOf(item, ofItem[item.Key])).Concat(ofItem.SelectMany(activities => activities).SelectMany(RowsOf));
        foreach (var batch in rows.Chunk(TableLimits.BatchChanges))
        {
            if (await table.CommitAsync(Partition.Of(tenant), batch, CancellationToken.None) is BatchOutcome.Refused refused)
                throw new InvalidOperationException($"{refused}");
        }
    }

    /// <summary>Counts activities, as the commands would have done that made them.</summary>
    public static async Task CountAsync(ISortedTable table, TenantId tenant, IEnumerable<Activity> activities)
    {
        foreach (var part in activities.GroupBy(activity => TenantKeys.Usage(activity.Item)))
        {
            var row = await table.GetAsync(Partition.Of(tenant), part.Key, CancellationToken.None);
            var counted = part.Aggregate(
                row is null ? UsageRow.Empty : RowShapes.Usage.Read(row.Body),
                static (count, activity) => count.Plus(activity.Item, activity.IsOpen ? 1 : 0, activity.FileBytes));
            if (await table.CommitAsync(Partition.Of(tenant), [TaggedWrite.Put(row, part.Key, RowShapes.Usage.Write(counted))], CancellationToken.None)
                is BatchOutcome.Refused refused)
            {
                throw new InvalidOperationException($"{refused}");
            }
        }
    }

    private static IEnumerable<RowChange> RowsOf(Item item, IEnumerable<Activity> open)
    {
        var rows = new RowSet();
        rows.Add(item with { Open = OpenActivities.Of(open.Select(OpenActivity.Of)), FileBytes = open.Sum(activity => activity.FileBytes) }, marks: null);
        return Upserts(rows);
    }

    private static IEnumerable<RowChange> RowsOf(Activity activity)
    {
        var rows = new RowSet();
        rows.Add(activity);
        return Upserts(rows);
    }

    private static IEnumerable<RowChange> Upserts(RowSet rows) => rows.Rows.Select(row => new RowChange.Upsert(row.Key, row.Value.Body));
}
