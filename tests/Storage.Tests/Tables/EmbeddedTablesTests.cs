using System.Collections.Concurrent;
using SmartActivities.Storage.Tables;
using SmartActivities.Storage.Tables.Embedded;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Tables;

public sealed class EmbeddedTablesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_FolderInUse_IsRefusedNamingTheSetting()
    {
        using var first = new EmbeddedTables(_folder.FullName);

        var refusal = Assert.Throws<InvalidOperationException>(() => new EmbeddedTables(_folder.FullName));

        Assert.Contains(_folder.FullName, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Storage__Path", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AgainAfterDispose_FindsRowsAndNeverRepeatsATag()
    {
        var seen = new HashSet<RowTag>();
        for (var opening = 0; opening < 3; opening++)
        {
            using var tables = new EmbeddedTables(_folder.FullName);
            var table = tables.Open(TableNames.Activities);
            Assert.Equal(opening == 0 ? null : $"{opening - 1}", (await table.GetAsync("p", "kept", default))?.Body);

            // The row with the highest tag is deleted, so that only the count of openings can tell the next one.
            await table.CommitAsync("p", [new RowChange.Upsert("kept", $"{opening}")], default);
            var outcome = await table.CommitAsync("p", [new RowChange.Insert("gone", "1")], default);
            Assert.True(seen.Add(Assert.IsType<BatchOutcome.Committed>(outcome).Tags[0]!.Value));
            await table.CommitAsync("p", [new RowChange.Delete("gone", null)], default);
        }
    }

    [Fact]
    public async Task Commit_ManyWritersAtOnce_SharesTransactionsAndRefusesAlone()
    {
        using var tables = new EmbeddedTables(_folder.FullName);
        var table = tables.Open(TableNames.Activities);
        await table.CommitAsync("p", [new RowChange.Insert("taken", "1")], default);

        // Every third batch is refused at its second change; its neighbours in the group must not notice.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => table.CommitAsync(
            "p", [new RowChange.Insert($"row|{i:d3}", "1"), i % 3 == 0 ? new RowChange.Insert("taken", "2") : new RowChange.Insert($"twin|{i:d3}", "1")], default)));

        Assert.All(outcomes.Where((_, i) => i % 3 == 0), outcome => Assert.Equal(new BatchOutcome.Refused(1, "taken", BatchRefusal.Exists), outcome));
        Assert.All(outcomes.Where((_, i) => i % 3 != 0), outcome => Assert.IsType<BatchOutcome.Committed>(outcome));
        Assert.Equal(401, (await table.ScanAsync("p", KeyRange.All, 1000, default)).Count);
    }

    [Fact]
    public async Task Commit_Completed_IsReadByEveryThread()
    {
        using var tables = new EmbeddedTables(_folder.FullName);
        var table = tables.Open(TableNames.Activities);
        var misses = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                var key = $"{writer}|{i}";
                await table.CommitAsync("p", [new RowChange.Insert(key, "1")], default);
                if (await table.GetAsync("p", key, default) is null)
                    misses.Add(key);
            }
        })));

        Assert.Empty(misses);
    }

    [Fact]
    public async Task Dispose_BatchesWaiting_WritesThem()
    {
        Task<BatchOutcome>[] waiting;
        using (var tables = new EmbeddedTables(_folder.FullName))
        {
            var table = tables.Open(TableNames.Activities);
            waiting = [.. Enumerable.Range(0, 100).Select(i => table.CommitAsync("p", [new RowChange.Insert($"{i}", "1")], default))];
        }

        Assert.All(await Task.WhenAll(waiting), outcome => Assert.IsType<BatchOutcome.Committed>(outcome));
    }

    [Fact]
    public async Task Commit_AfterDispose_Throws()
    {
        var tables = new EmbeddedTables(_folder.FullName);
        var table = tables.Open(TableNames.Activities);
        tables.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => table.CommitAsync("p", [new RowChange.Insert("a", "1")], default));
    }
}
