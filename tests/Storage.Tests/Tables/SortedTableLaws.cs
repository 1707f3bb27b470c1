using CsCheck;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Tables;

/// <summary>What every provider of <see cref="ISortedTable"/> promises for any rows and any changes.</summary>
public abstract class SortedTableLaws
{
    private static readonly Gen<string> Keys = Gen.String[Gen.Char["!-AZaz|~"], 1, 3];

    private static readonly Gen<Intent[]> Batches = Gen.Select(Keys, Gen.Enum<Kind>(), Gen.Bool, (key, kind, older) => new Intent(key, kind, older))
        .Array[1, 5]
        .Select(intents => intents.DistinctBy(intent => intent.Key).ToArray());

    private enum Kind
    {
        Insert,
        Replace,
        Upsert,
        Delete,
        DeleteAny,
    }

    /// <summary>How many samples a provider's speed allows.</summary>
    private protected abstract long Samples { get; }

    [ContractFact]
    public async Task Paging_AtAnySize_GivesTheSameRows()
    {
        var table = await EmptyTableAsync();
        var written = Keys.HashSet[60].Single().Order(StringComparer.Ordinal).ToArray();
        await table.CommitAsync("p", [.. written.Select(key => new RowChange.Insert(key, "1"))], default);

        await Gen.Select(Gen.Int[1, 70], Keys, Keys).SampleAsync(
            async (size, from, before) =>
            {
                var range = new KeyRange(from, before);
                var read = await SortedTableReading.ReadPagesAsync(table, "p", range, size, default).Select(row => row.Key).ToArrayAsync();
                Assert.Equal(written.Where(range.Contains), read);
                Assert.Equal(read.Take(size), await table.ScanKeysAsync("p", range, size, default));
            },
            iter: Samples,
            threads: 1);
    }

    [ContractFact]
    public async Task Batches_InAnySequence_EqualAPlainModel()
    {
        var table = await EmptyTableAsync();
        var samples = 0;
        await Batches.Array[1, 8].SampleAsync(
            async batches =>
            {
                var partition = $"p{Interlocked.Increment(ref samples)}";
                var model = new Model();
                foreach (var batch in batches)
                {
                    RowChange[] changes = [.. batch.Select(model.Change)];
                    var outcome = await table.CommitAsync(partition, changes, default);
                    model.Apply(changes, outcome);
                    var rows = await table.ScanAsync(partition, KeyRange.All, TableLimits.ScanRows, default);
                    Assert.Equal(model.Rows.Values, rows);
                }
            },
            iter: Samples,
            threads: 1);
    }

    /// <summary>A table that holds nothing.</summary>
    private protected abstract Task<ISortedTable> EmptyTableAsync();

    private sealed record Intent(string Key, Kind Kind, bool Older);

    private sealed class Model
    {
        private readonly Dictionary<string, RowTag> _older = [];
        private RowTag _any = new("0");
        private int _writes;

        public SortedDictionary<string, Row> Rows { get; } = new(StringComparer.Ordinal);

        public RowChange Change(Intent intent)
        {
            var body = $"{++_writes}";
            var latest = Rows.TryGetValue(intent.Key, out var row) ? row.Tag : _any;
            var tag = intent.Older ? _older.GetValueOrDefault(intent.Key, _any) : latest;
            return intent.Kind switch
            {
                Kind.Insert => new RowChange.Insert(intent.Key, body),
                Kind.Replace => new RowChange.Replace(intent.Key, body, tag),
                Kind.Upsert => new RowChange.Upsert(intent.Key, body),
                Kind.Delete => new RowChange.Delete(intent.Key, tag),
                _ => new RowChange.Delete(intent.Key, null),
            };
        }

        public void Apply(RowChange[] changes, BatchOutcome outcome)
        {
            var refusals = changes.Select((change, index) => (change, index, reason: Refusal(change))).Where(one => one.reason is not null);
            if (refusals.Select(one => new BatchOutcome.Refused(one.index, one.change.Key, one.reason!.Value)).FirstOrDefault() is { } expected)
            {
                Assert.Equal(expected, outcome);
                return;
            }

            var tags = Assert.IsType<BatchOutcome.Committed>(outcome).Tags;
            for (var i = 0; i < changes.Length; i++)
                Apply(changes[i], tags[i]);
        }

        private void Apply(RowChange change, RowTag? tag)
        {
            if (Rows.Remove(change.Key, out var old))
                _older[change.Key] = _any = old.Tag;
            if (tag is { } given)
                Rows.Add(change.Key, new Row(change.Key, TableLimits.BodyOf(change), given));
        }

        private BatchRefusal? Refusal(RowChange change) => (change, Rows.GetValueOrDefault(change.Key)) switch
        {
            (RowChange.Upsert, _) => null,
            (RowChange.Insert, var row) => row is null ? null : BatchRefusal.Exists,
            (_, null) => BatchRefusal.Missing,
            (RowChange.Replace replace, var row) => replace.Tag == row.Tag ? null : BatchRefusal.Stale,
            (RowChange.Delete { Tag: { } read }, var row) => read == row.Tag ? null : BatchRefusal.Stale,
            _ => null,
        };
    }
}
