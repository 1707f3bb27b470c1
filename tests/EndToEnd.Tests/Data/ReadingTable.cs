using System.Collections.Concurrent;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Data;

/// <summary>Which kinds of rows were written and read; a kind is the word that a key begins with.</summary>
internal sealed class RowUse
{
    public ConcurrentDictionary<string, bool> Written { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, bool> Read { get; } = new(StringComparer.Ordinal);

    public void Clear()
    {
        Written.Clear();
        Read.Clear();
    }

    public static string KindOf(string key) => key.Split('|')[0];
}

/// <summary>A table that notes what it is used for.</summary>
internal sealed class ReadingTable(ISortedTable inner, RowUse use) : ISortedTable
{
    public Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation)
    {
        use.Read[RowUse.KindOf(key)] = true;
        return inner.GetAsync(partition, key, cancellation);
    }

    public Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation)
    {
        use.Read[RowUse.KindOf(range.From)] = true;
        return inner.ScanAsync(partition, range, limit, cancellation);
    }

    public Task<IReadOnlyList<string>> ScanKeysAsync(string partition, KeyRange range, int limit, CancellationToken cancellation)
    {
        use.Read[RowUse.KindOf(range.From)] = true;
        return inner.ScanKeysAsync(partition, range, limit, cancellation);
    }

    public Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        foreach (var change in changes)
        {
            if (change is not RowChange.Delete)
                use.Written[RowUse.KindOf(change.Key)] = true;
        }

        return inner.CommitAsync(partition, changes, cancellation);
    }
}

/// <summary>Tables of a tenant that note what they are used for.</summary>
internal sealed class ReadingTables(ITableStore inner, RowUse use) : ITableStore
{
    public ISortedTable Open(string name) => name == TableNames.Activities ? new ReadingTable(inner.Open(name), use) : inner.Open(name);
}
