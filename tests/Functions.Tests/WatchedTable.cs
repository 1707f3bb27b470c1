using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests;

/// <summary>Tells of each range that is read, before it is.</summary>
internal sealed class WatchedTable(ISortedTable inner, Func<string, Task> reading) : PassingTable(inner)
{
    public override async Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation)
    {
        await reading(partition);
        return await base.ScanAsync(partition, range, limit, cancellation);
    }
}
