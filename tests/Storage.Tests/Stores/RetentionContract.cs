using System.Globalization;
using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>What is removed by its age, and what is noted to be purged, on whichever provider.</summary>
public abstract class RetentionContract : IAsyncLifetime
{
    private const string Read =
        """{"v":2,"at":"2026-01-01T00:00:00Z","plannedAt":"2026-01-01T00:00:00Z","sequence":"1","readAt":"2026-01-02T00:00:00Z"}""";

    private const string Unread = """{"v":2,"at":"2026-01-01T00:00:00Z","plannedAt":"2026-01-01T00:00:00Z","sequence":"1"}""";

    private ISortedTable _table = null!;

    public async Task InitializeAsync() => _table = await EmptyTableAsync();

    public abstract Task DisposeAsync();

    private protected abstract Task<ISortedTable> EmptyTableAsync();

    [ContractFact]
    public async Task Notices_OfMoreListsThanAStepReaches_AreAllGoneThrough()
    {
        await WriteAsync(Enumerable.Range(0, 120).SelectMany(user => (RowChange[])
        [
            Notice(user, days: 200, Read),
            Notice(user, days: 199, Unread),
            Notice(user, days: 1, Read),
        ]));

        // A list that is longer than a page, and begins with what stays.
        await WriteAsync(Enumerable.Range(0, 300).Select(i => Notice(50, days: 300 + i, i < 150 ? Unread : Read)));

        var steps = 1;
        while (!await new ExpiringStore(_table).StepAsync(A.Tenant, Expiring.Notices, A.Now - Duration.FromDays(90), default))
            steps++;

        Assert.InRange(steps, 3, 10);
        var kept = await RowsAsync();
        Assert.Equal(120 * 2 + 150, kept.Count);
        Assert.DoesNotContain(kept, row => row.Body == Read && row.Key.Contains(SortableKey.Descending(A.Now - Duration.FromDays(200)).Escaped, StringComparison.Ordinal));
    }

    [ContractFact]
    public async Task Lines_OfItemsThatAreOld_GoAndLeaveTheOthers()
    {
        await WriteAsync(Enumerable.Range(0, 40).SelectMany(item => Enumerable.Range(0, 5).Select(i =>
            (RowChange)new RowChange.Upsert(
                RowKey.Of("timeline", KeyPart.Escape("deal"), KeyPart.Escape($"{item}"), SortableKey.Descending(A.Now - Duration.FromDays(100 * i)), KeyPart.Escape("1")),
                "{}"))));

        while (!await new ExpiringStore(_table).StepAsync(A.Tenant, Expiring.Lines, A.Now - Duration.FromDays(250), default))
        {
        }

        Assert.Equal(40 * 3, (await RowsAsync()).Count);
    }

    [ContractFact]
    public async Task Moves_OfUsers_GoAfterTheirTime()
    {
        await WriteAsync(Enumerable.Range(0, 30).SelectMany(user => Enumerable.Range(0, 4).Select(i => (RowChange)new RowChange.Upsert(
            RowKey.Of(
                "moved", KeyPart.Escape($"{user}"), SortableKey.Descending(A.Now - Duration.FromHours(20 * i)), KeyPart.Escape("deal"), KeyPart.Escape("42")),
            "{}"))));

        while (!await new ExpiringStore(_table).StepAsync(A.Tenant, Expiring.Moves, A.Now - Duration.FromDays(1), default))
        {
        }

        Assert.Equal(30 * 2, (await RowsAsync()).Count);
    }

    [ContractFact]
    public async Task RaisedReminders_OfLedgersThatAreOld_GoFromTheirBeginning()
    {
        await WriteAsync(Enumerable.Range(0, 120).SelectMany(user => (RowChange[])[Raised(user, days: 200), Raised(user, days: 90), Raised(user, days: 1)]));
        // More than a page; and one in which all is old.
        await WriteAsync(Enumerable.Range(0, 300).Select(i => Raised(50, days: 91 + i)));
        await WriteAsync([Raised(200, days: 300), Raised(201, days: 1)]);

        var steps = 1;
        while (!await new ExpiringStore(_table).StepAsync(A.Tenant, Expiring.RaisedReminders, A.Now - Duration.FromDays(90), default))
            steps++;

        Assert.InRange(steps, 3, 10);
        var old = SortableKey.Ascending(A.Now - Duration.FromDays(90)).Escaped;
        var kept = await RowsAsync();
        Assert.Equal(120 + 1, kept.Count);
        Assert.All(kept, row => Assert.True(string.CompareOrdinal(row.Key.Split('|')[2], old) > 0, row.Key));
    }

    [ContractFact]
    public async Task RaisedReminders_OfALedgerInWhichNothingIsOld_CostOneQuery()
    {
        await WriteAsync(Enumerable.Range(0, 90).SelectMany(user => (RowChange[])[Raised(user, days: 80), Raised(user, days: 1)]));

        // A step takes a hundred queries.
        Assert.True(await new ExpiringStore(_table).StepAsync(A.Tenant, Expiring.RaisedReminders, A.Now - Duration.FromDays(90), default));
        Assert.Equal(180, (await RowsAsync()).Count);
    }

    [ContractFact]
    public async Task Orchestration_WhoseEndWasNoted_IsToldUntilItIsForgotten()
    {
        var activities = new ActivityStore(_table, Tenants.In(_table), TimeProvider.System);
        var ended = new FinishedOrchestrations(_table);
        await activities.SaveAsync(A.Tenant, A.Save(), null, static (_, _) => Task.CompletedTask, default);
        await activities.ChangeAsync(A.Tenant, new ActivityId(1), new DeleteActivityCommand(A.Anna, A.Now).Decide, static (_, _) => Task.CompletedTask, default);
        await ended.NoteAsync(A.Tenant, "demo-item-deal-42", A.Now + Duration.FromSeconds(1), default);

        Assert.Empty(await ended.BeforeAsync(A.Tenant, A.Now, default).ToListAsync());
        var told = await ended.BeforeAsync(A.Tenant, A.Now + Duration.FromDays(1), default).ToListAsync();
        foreach (var one in told)
            await ended.ForgetAsync(A.Tenant, one, default);

        Assert.Equal([(new ActivityId(1), null), ((ActivityId?)null, "demo-item-deal-42")], told.Select(one => (one.Activity, one.Instance)));
        Assert.Empty(await ended.BeforeAsync(A.Tenant, Instant.MaxValue, default).ToListAsync());
    }

    private static RowChange.Upsert Notice(int user, int days, string body) => new(
        RowKey.Of(
            "inbox",
            KeyPart.Escape(user.ToString("000", CultureInfo.InvariantCulture)),
            SortableKey.Descending(A.Now - Duration.FromDays(days)),
            KeyPart.Escape("1")),
        body);

    private static RowChange.Upsert Raised(int user, int days) => new(
        RowKey.Of(
            "raised",
            KeyPart.Escape(user.ToString("000", CultureInfo.InvariantCulture)),
            SortableKey.Ascending(A.Now - Duration.FromDays(days)),
            KeyPart.Escape("1-2-3")),
        "{}");

    private async Task WriteAsync(IEnumerable<RowChange> changes)
    {
        foreach (var batch in changes.Chunk(TableLimits.BatchChanges))
            Assert.IsType<BatchOutcome.Committed>(await _table.CommitAsync(A.Tenant.Value, batch, default));
    }

    private Task<List<Row>> RowsAsync() => _table.ReadAllAsync(A.Tenant.Value, KeyRange.All, default).ToListAsync().AsTask();
}
