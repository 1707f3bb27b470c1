using System.Collections.Concurrent;
using System.Text.Json;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Storm;

/// <summary>
/// Every batch that anybody tried to write. Each writes its item's row, with the marks of those that came before it, so that the marks
/// tell afterwards which took place, and in what order, whatever the clocks said and whichever answers were lost.
/// </summary>
internal sealed class CommitLog
{
    private readonly ConcurrentDictionary<string, Batch> _tries = new();

    public ITableStore Around(ITableStore inner) => new Store(inner, this);

    /// <summary>The batches that wrote an item, the first one first.</summary>
    /// <param name="body">The item's row as it is in the end.</param>
    public IReadOnlyList<Batch> Of(string body)
    {
        var chain = new List<Batch>();
        for (var mark = Marks(body)[^1]; mark is not null; mark = chain[^1].Before)
            chain.Add(_tries[mark]);
        chain.Reverse();
        return chain;
    }

    private void Add(IReadOnlyList<RowChange> changes)
    {
        if (changes.FirstOrDefault(change => change.Key.StartsWith("item|", StringComparison.Ordinal)) is not { } item)
            return;
        var marks = Marks(item switch { RowChange.Insert one => one.Body, RowChange.Replace one => one.Body, RowChange.Upsert one => one.Body, _ => "{}" });
        _tries[marks[^1]!] = new Batch(marks.Length > 1 ? marks[^2] : null, [.. Keys("timeline|")], [.. Keys("inbox|")]);

        IEnumerable<string> Keys(string prefix) => changes.Select(change => change.Key).Where(key => key.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static string?[] Marks(string body)
    {
        using var row = JsonDocument.Parse(body);
        return [.. row.RootElement.GetProperty("marks").EnumerateArray().Select(mark => mark.GetString())];
    }

    /// <param name="Before">The mark of the batch before; null when this is the item's first.</param>
    /// <param name="Timeline">The keys of its lines.</param>
    /// <param name="Inbox">The keys of its notices.</param>
    internal sealed record Batch(string? Before, ImmutableArray<string> Timeline, ImmutableArray<string> Inbox);

    private sealed class Store(ITableStore inner, CommitLog log) : ITableStore
    {
        public ISortedTable Open(string name) => new Table(inner.Open(name), log);
    }

    private sealed class Table(ISortedTable inner, CommitLog log) : PassingTable(inner)
    {
        public override Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
        {
            log.Add(changes);
            return base.CommitAsync(partition, changes, cancellation);
        }
    }
}
