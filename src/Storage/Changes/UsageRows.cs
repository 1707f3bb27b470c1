using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>All rows in which a tenant's usage is counted, read in one query.</summary>
internal sealed class UsageRows
{
    private readonly Dictionary<string, Row> _rows;

    private UsageRows(IEnumerable<Row> rows)
    {
        _rows = rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
        Parts =
        [
            .. from shard in Enumerable.Range(0, OpenActivityLimit.Parts)
               select _rows.TryGetValue(TenantKeys.UsageShard(shard), out var row) ? RowShapes.Usage.Read(row.Body) : UsageRow.Empty,
        ];
        Whole = _rows.TryGetValue(TenantKeys.WholeUsage, out var whole) ? RowShapes.WholeUsage.Read(whole.Body).ToUsage() : null;
    }

    /// <summary>The parts, in their order.</summary>
    public ImmutableArray<UsageRow> Parts { get; }

    /// <summary>What they have in common; absent where the limit was never divided.</summary>
    public TenantUsage? Whole { get; }

    /// <summary>All open activities.</summary>
    public long Open => Parts.Sum(part => part.ToPart().Open);

    public static async Task<UsageRows> ReadAsync(ISortedTable table, string partition, CancellationToken cancellation) =>
        new(await table.ScanAsync(partition, TenantKeys.AllUsage, OpenActivityLimit.Parts + 1, cancellation));

    /// <summary>Writes one of them, as it was read.</summary>
    public RowChange Put(string key, string body) => TaggedWrite.Put(_rows.GetValueOrDefault(key), key, body);
}
