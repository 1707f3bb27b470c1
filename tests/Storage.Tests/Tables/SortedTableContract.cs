using System.Globalization;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Tables;

/// <summary>What every provider of <see cref="ISortedTable"/> promises, row by row and batch by batch.</summary>
public abstract class SortedTableContract : IAsyncLifetime
{
    private const string Partition = "tenant";

    private protected ISortedTable Table { get; private set; } = null!;

    public async Task InitializeAsync() => Table = await EmptyTableAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [ContractFact]
    public async Task Get_NoSuchRow_ReturnsNull() => Assert.Null(await Table.GetAsync(Partition, "nothing", default));

    [ContractFact]
    public async Task Table_NobodyHasWrittenTo_IsEmptyAndTakesTheFirstBatch()
    {
        Assert.Empty(await Table.ScanAsync(Partition, KeyRange.All, 10, default));
        Assert.Empty(await Table.ScanKeysAsync(Partition, KeyRange.All, 10, default));
        var gone = new RowTag("\"never\"");
        Assert.IsType<BatchOutcome.Refused>(await Table.CommitAsync(Partition, [new RowChange.Delete("a", gone)], default));

        await CommitAsync(new RowChange.Insert("a", "1"), new RowChange.Insert("b", "2"));

        Assert.Equal(["a", "b"], await Table.ScanKeysAsync(Partition, KeyRange.All, 10, default));
    }

    [ContractFact]
    public async Task Get_AfterInsert_ReturnsBodyAndTag()
    {
        var tags = await CommitAsync(new RowChange.Insert("a", """{"n":1}"""));

        Assert.Equal(new Row("a", """{"n":1}""", tags[0]!.Value), await Table.GetAsync(Partition, "a", default));
    }

    [ContractFact]
    public async Task Get_OtherPartition_DoesNotSeeRow()
    {
        await CommitAsync(new RowChange.Insert("a", "1"));

        Assert.Null(await Table.GetAsync("other", "a", default));
    }

    [ContractFact]
    public async Task Get_KeyInOtherCase_DoesNotSeeRow()
    {
        await CommitAsync(new RowChange.Insert("a", "1"));

        Assert.Null(await Table.GetAsync(Partition, "A", default));
    }

    [ContractFact]
    public async Task Get_OtherTable_DoesNotSeeRow()
    {
        var other = await EmptyTableAsync();
        await CommitAsync(new RowChange.Insert("a", "1"));

        Assert.Null(await other.GetAsync(Partition, "a", default));
    }

    [ContractFact]
    public async Task Insert_RowExists_IsRefused()
    {
        await CommitAsync(new RowChange.Insert("a", "1"));

        await AssertRefusedAsync(0, "a", BatchRefusal.Exists, new RowChange.Insert("a", "2"));
        Assert.Equal("1", await BodyAsync("a"));
    }

    [ContractFact]
    public async Task Replace_LatestTag_ReplacesAndChangesTag()
    {
        var first = await CommitAsync(new RowChange.Insert("a", "1"));
        var second = await CommitAsync(new RowChange.Replace("a", "2", first[0]!.Value));

        Assert.NotEqual(first[0], second[0]);
        Assert.Equal(new Row("a", "2", second[0]!.Value), await Table.GetAsync(Partition, "a", default));
    }

    [ContractFact]
    public async Task Replace_OlderTag_IsRefusedAsStale()
    {
        var first = await CommitAsync(new RowChange.Insert("a", "1"));
        await CommitAsync(new RowChange.Replace("a", "2", first[0]!.Value));

        await AssertRefusedAsync(0, "a", BatchRefusal.Stale, new RowChange.Replace("a", "3", first[0]!.Value));
        Assert.Equal("2", await BodyAsync("a"));
    }

    [ContractFact]
    public async Task Replace_RowDeletedAndMadeAnew_IsRefusedAsStale()
    {
        var first = await CommitAsync(new RowChange.Insert("a", "1"));
        await CommitAsync(new RowChange.Delete("a", null));
        await CommitAsync(new RowChange.Insert("a", "1"));

        await AssertRefusedAsync(0, "a", BatchRefusal.Stale, new RowChange.Replace("a", "2", first[0]!.Value));
    }

    [ContractFact]
    public async Task Replace_RowGone_IsRefusedAsMissing()
    {
        var first = await CommitAsync(new RowChange.Insert("a", "1"));
        await CommitAsync(new RowChange.Delete("a", first[0]));

        await AssertRefusedAsync(0, "a", BatchRefusal.Missing, new RowChange.Replace("a", "2", first[0]!.Value));
    }

    [ContractFact]
    public async Task Replace_TagOfNoForm_IsRefusedAsStale()
    {
        await CommitAsync(new RowChange.Insert("a", "1"));

        await AssertRefusedAsync(0, "a", BatchRefusal.Stale, new RowChange.Replace("a", "2", new RowTag("W/\"elsewhere\"")));
    }

    [ContractFact]
    public async Task Upsert_NoRowThenARow_WritesBoth()
    {
        var first = await CommitAsync(new RowChange.Upsert("a", "1"));
        var second = await CommitAsync(new RowChange.Upsert("a", "2"));

        Assert.NotEqual(first[0], second[0]);
        Assert.Equal(new Row("a", "2", second[0]!.Value), await Table.GetAsync(Partition, "a", default));
    }

    [ContractFact]
    public async Task Delete_LatestTagOrNone_RemovesRowAndHasNoTag()
    {
        var tags = await CommitAsync(new RowChange.Insert("a", "1"), new RowChange.Insert("b", "2"));

        Assert.Equal([null, null], await CommitAsync(new RowChange.Delete("a", tags[0]), new RowChange.Delete("b", null)));
        Assert.Empty(await KeysAsync(KeyRange.All));
    }

    [ContractFact]
    public async Task Delete_OlderTag_IsRefusedAsStale()
    {
        var first = await CommitAsync(new RowChange.Insert("a", "1"));
        await CommitAsync(new RowChange.Upsert("a", "2"));

        await AssertRefusedAsync(0, "a", BatchRefusal.Stale, new RowChange.Delete("a", first[0]));
        Assert.Equal("2", await BodyAsync("a"));
    }

    [ContractFact]
    public async Task Delete_NoSuchRow_IsRefusedAsMissing()
    {
        var tags = await CommitAsync(new RowChange.Insert("a", "1"));

        await AssertRefusedAsync(0, "b", BatchRefusal.Missing, new RowChange.Delete("b", null));
        await AssertRefusedAsync(0, "b", BatchRefusal.Missing, new RowChange.Delete("b", tags[0]));
    }

    [ContractFact]
    public async Task Batch_EveryKindOfChange_IsMadeWhole()
    {
        var tags = await CommitAsync(
            new RowChange.Insert("replaced", "1"), new RowChange.Insert("upserted", "1"), new RowChange.Insert("deleted", "1"));

        var next = await CommitAsync(
            new RowChange.Insert("inserted", "2"),
            new RowChange.Replace("replaced", "2", tags[0]!.Value),
            new RowChange.Upsert("upserted", "2"),
            new RowChange.Delete("deleted", tags[2]));

        Assert.Null(next[3]);
        Assert.Equal(
            [new Row("inserted", "2", next[0]!.Value), new Row("replaced", "2", next[1]!.Value), new Row("upserted", "2", next[2]!.Value)],
            await Table.ScanAsync(Partition, KeyRange.All, 10, default));
    }

    [ContractFact]
    public async Task Batch_OneChangeRefused_ChangesNothingAndNamesIt()
    {
        // Rows that are written together may have one tag.
        var tags = await CommitAsync(new RowChange.Insert("a", "1"), new RowChange.Insert("b", "1"));
        await CommitAsync(new RowChange.Upsert("a", "2"));
        var before = await Table.ScanAsync(Partition, KeyRange.All, 10, default);
        RowChange[] good = [new RowChange.Insert("c", "2"), new RowChange.Upsert("d", "2"), new RowChange.Delete("b", tags[1])];

        await AssertRefusedAsync(3, "a", BatchRefusal.Exists, [.. good, new RowChange.Insert("a", "3")]);
        await AssertRefusedAsync(3, "a", BatchRefusal.Stale, [.. good, new RowChange.Replace("a", "3", tags[0]!.Value)]);
        await AssertRefusedAsync(3, "e", BatchRefusal.Missing, [.. good, new RowChange.Delete("e", null)]);
        Assert.Equal(before, await Table.ScanAsync(Partition, KeyRange.All, 10, default));
    }

    [ContractFact]
    public async Task Batch_SeveralRefused_NamesTheFirst()
    {
        await CommitAsync(new RowChange.Insert("a", "1"), new RowChange.Insert("b", "1"));

        await AssertRefusedAsync(
            1, "b", BatchRefusal.Exists, new RowChange.Upsert("c", "2"), new RowChange.Insert("b", "2"), new RowChange.Delete("d", null));
    }

    [ContractFact]
    public async Task Scan_RowsWrittenInAnyOrder_ReturnsThemByOrdinalKey()
    {
        // Upper case before lower case, the separator after letters, a shorter key before a longer one.
        string[] keys = ["a|2", "a|10", "a", "ab", "B", "a|1", "~", "!", "_", "a-", "a|"];
        await CommitAsync([.. keys.Select(key => new RowChange.Insert(key, "1"))]);

        Assert.Equal(keys.Order(StringComparer.Ordinal), await KeysAsync(KeyRange.All));
    }

    [ContractFact]
    public async Task Scan_Range_TakesItsStartAndLeavesItsEnd()
    {
        await CommitAsync([.. "abcde".Select(key => new RowChange.Insert(key.ToString(), "1"))]);

        Assert.Equal(["b", "c"], await KeysAsync(new KeyRange("b", "d")));
        Assert.Equal(["d", "e"], await KeysAsync(new KeyRange("bb", null).After("c")));
        Assert.Equal(["a", "b"], await KeysAsync(new KeyRange("", "c")));
        Assert.Empty(await KeysAsync(new KeyRange("d", "b")));
    }

    [ContractFact]
    public async Task Scan_Prefix_ReturnsExactlyKeysThatBeginWithIt()
    {
        await CommitAsync([.. new[] { "open", "open|", "open|1", "open|~", "opens", "ope", "p", "open}" }.Select(key => new RowChange.Insert(key, "1"))]);

        Assert.Equal(["open|", "open|1", "open|~"], await KeysAsync(KeyRange.WithPrefix("open|")));
        Assert.Equal(["open|~"], await KeysAsync(KeyRange.WithPrefix("open|~")));
    }

    [ContractFact]
    public async Task Scan_Limit_ReturnsFirstRowsOnly()
    {
        await CommitAsync([.. "abcde".Select(key => new RowChange.Insert(key.ToString(), "1"))]);

        var rows = await Table.ScanAsync(Partition, KeyRange.All, 2, default);

        Assert.Equal(["a", "b"], rows.Select(row => row.Key));
    }

    [ContractFact]
    public async Task Body_AnyLengthAndScript_ComesBackAsWritten()
    {
        // Around the 32 Ki characters of one property; pairs of surrogates on every boundary; what JSON and OData escape.
        string[] bodies =
        [
            "",
            new('x', 32 * 1024),
            new('x', 32 * 1024 + 1),
            "x" + string.Concat(Enumerable.Repeat("\U0001F600", 40_000)),
            new('й', TableLimits.BodyLength),
            """{"quote":"'\"\\","tab":"\t","привет":"мир"}""" + "\n\r\n \u00a0\u2028",
        ];
        for (var i = 0; i < bodies.Length; i++)
            await CommitAsync(new RowChange.Upsert("a", bodies[i]), new RowChange.Insert($"b{i}", bodies[i]));

        Assert.Equal(bodies[^1], await BodyAsync("a"));
        for (var i = 0; i < bodies.Length; i++)
            Assert.Equal(bodies[i], await BodyAsync($"b{i}"));
    }

    [ContractFact]
    public async Task Body_ReplacedByShorter_KeepsNothingOfTheLonger()
    {
        var tags = await CommitAsync(new RowChange.Insert("a", new string('x', 100_000)));
        await CommitAsync(new RowChange.Replace("a", "short", tags[0]!.Value));
        Assert.Equal("short", await BodyAsync("a"));

        await CommitAsync(new RowChange.Upsert("a", new string('y', 40_000)));
        await CommitAsync(new RowChange.Upsert("a", "short"));
        Assert.Equal("short", await BodyAsync("a"));
    }

    [ContractFact]
    public async Task Key_LongestWithEveryAllowedCharacter_ComesBackAsWritten()
    {
        var allowed = string.Concat(Enumerable.Range(0, 128).Select(code => (char)code).Where(character => TableLimits.IsKey(character.ToString())));
        var key = string.Concat(Enumerable.Repeat(allowed, 10))[..TableLimits.KeyLength];
        Assert.IsType<BatchOutcome.Committed>(await Table.CommitAsync(key, [new RowChange.Insert(key, "1")], default));
        Assert.IsType<BatchOutcome.Committed>(
            await Table.CommitAsync(key, [new RowChange.Upsert(key, "2"), new RowChange.Insert("b", "2")], default));

        Assert.Equal("2", (await Table.GetAsync(key, key, default))?.Body);
        Assert.Equal([key], (await Table.ScanAsync(key, KeyRange.WithPrefix(key), 10, default)).Select(row => row.Key));
    }

    [ContractFact]
    public async Task Batch_AtItsLimits_IsCommitted()
    {
        var body = new string('"', 6_000);
        RowChange[] changes =
            [.. Enumerable.Range(0, TableLimits.BatchChanges).Select(i => new RowChange.Insert(i.ToString("d512", CultureInfo.InvariantCulture), body))];
        Assert.InRange(changes.Sum(TableLimits.Weigh), TableLimits.BatchWeight * 9 / 10, TableLimits.BatchWeight);

        Assert.Equal(TableLimits.BatchChanges, (await CommitAsync(changes)).Count);
        Assert.Equal(TableLimits.BatchChanges, (await KeysAsync(KeyRange.All)).Count);
    }

    [ContractFact]
    public async Task Misuse_OfAnyKind_IsRefusedBeforeAnythingIsSent()
    {
        var tag = new RowTag("1");
        RowChange[][] batches =
        [
            [],
            [.. Enumerable.Range(0, 101).Select(i => new RowChange.Upsert($"{i}", "1"))],
            [new RowChange.Upsert("a", "1"), new RowChange.Delete("a", null)],
            [.. Enumerable.Range(0, 40).Select(i => new RowChange.Upsert($"{i}", new string('x', TableLimits.BodyLength)))],
            [new RowChange.Upsert("a", new string('x', TableLimits.BodyLength + 1))],
            [new RowChange.Upsert("a", "\ud83d")],
            [new RowChange.Replace("a", "1", default)],
            [new RowChange.Delete("a", new RowTag("*"))],
            .. new[] { "", "a/b", "a\\b", "a#b", "a?b", "a%b", "a b", "a'b", "a\"b", "a\tb", "a\u007fb", "ä", new string('x', 513) }
                .Select(key => new RowChange[] { new RowChange.Replace(key, "1", tag) }),
        ];

        foreach (var batch in batches)
            await Assert.ThrowsAsync<ArgumentException>(() => Table.CommitAsync(Partition, batch, default));
        await Assert.ThrowsAsync<ArgumentException>(() => Table.CommitAsync("a/b", [new RowChange.Upsert("a", "1")], default));
        await Assert.ThrowsAsync<ArgumentException>(() => Table.GetAsync(Partition, "a/b", default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Table.ScanAsync(Partition, KeyRange.All, 0, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Table.ScanAsync(Partition, KeyRange.All, 1001, default));
        Assert.Empty(await KeysAsync(KeyRange.All));
    }

    [ContractFact]
    public async Task Call_CancelledBefore_ThrowsAndWritesNothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Table.GetAsync(Partition, "a", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Table.ScanAsync(Partition, KeyRange.All, 1, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Table.CommitAsync(Partition, [new RowChange.Insert("a", "1")], cancelled));
        Assert.Null(await Table.GetAsync(Partition, "a", default));
    }

    [ContractFact]
    public async Task Writers_RacingOnOneRow_LoseNothing()
    {
        const int writers = 4, increments = 10;
        await CommitAsync(new RowChange.Insert("count", "0"));

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < increments; i++)
                await IncrementAsync($"by|{writer}|{i}");
        })));

        Assert.Equal($"{writers * increments}", await BodyAsync("count"));
        Assert.Equal(writers * increments, (await KeysAsync(KeyRange.WithPrefix("by|"))).Count);
    }

    /// <summary>A table that holds nothing, other than every one given before.</summary>
    private protected abstract Task<ISortedTable> EmptyTableAsync();

    private protected async Task<IReadOnlyList<RowTag?>> CommitAsync(params RowChange[] changes) =>
        Assert.IsType<BatchOutcome.Committed>(await Table.CommitAsync(Partition, changes, default)).Tags;

    private protected async Task<IReadOnlyList<string>> KeysAsync(KeyRange range)
    {
        string[] keys = [.. (await Table.ScanAsync(Partition, range, TableLimits.ScanRows, default)).Select(row => row.Key)];
        Assert.Equal(keys, await Table.ScanKeysAsync(Partition, range, TableLimits.ScanRows, default));
        return keys;
    }

    private async Task<string?> BodyAsync(string key) => (await Table.GetAsync(Partition, key, default))?.Body;

    private async Task AssertRefusedAsync(int index, string key, BatchRefusal reason, params RowChange[] changes) =>
        Assert.Equal(new BatchOutcome.Refused(index, key, reason), await Table.CommitAsync(Partition, changes, default));

    // The counter and its witness are written together, so that a batch that was half made would show.
    private async Task IncrementAsync(string witness)
    {
        while (true)
        {
            var row = (await Table.GetAsync(Partition, "count", default))!;
            var next = int.Parse(row.Body, CultureInfo.InvariantCulture) + 1;
            RowChange[] changes = [new RowChange.Replace("count", $"{next}", row.Tag), new RowChange.Insert(witness, "1")];
            if (await Table.CommitAsync(Partition, changes, default) is BatchOutcome.Committed)
                return;
        }
    }
}
