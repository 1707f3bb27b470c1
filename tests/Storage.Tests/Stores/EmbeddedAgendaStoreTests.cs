using SmartActivities.Storage.Tables;
using SmartActivities.Storage.Tests.Tables;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>With what only shows among thousands of rows, for which Azurite would take minutes.</summary>
public sealed class EmbeddedAgendaStoreTests : AgendaStoreContract
{
    private readonly EmptyEmbeddedTables _tables = new();

    [Fact]
    public async Task Count_FifteenHundredOverdue_FindsTheThreeThatAreUrgentInFourQueries()
    {
        await SeedAsync([
            .. Enumerable.Range(1, 1_500).Select(id => Due(id, -11 - (id / 1000.0), id % 2 == 0 ? 15 : 3 * 1440)),
            Due(2_001, 0.1),
            Due(2_002, -0.1),
            Due(2_003, 48, 3 * 1440),
            Contact(2_004)]);
        Meter.Reset();

        Assert.Equal(new Counters(Planned: 3, Overdue: 1_000, Incoming: 1), await CountAsync());
        Assert.Equal(4, Meter.Calls);
    }

    [Fact]
    public async Task Count_MoreThanAThousandDueWithinADay_IsStillExact()
    {
        await SeedAsync([.. Enumerable.Range(1, 1_100).Select(id => Due(id, 1 + (id / 1000.0))), Due(2_001, 23, 1440), Due(2_002, 23.5, 1440)]);

        Assert.Equal(new Counters(Planned: 2, Overdue: 0, Incoming: 0), await CountAsync());
        Assert.Equal([2_001, 2_002], await ListAsync(CounterKind.Planned));
    }

    [Fact]
    public async Task Count_NineHundredNinetyNine_IsExactAndOneMoreIsMore()
    {
        await SeedAsync([.. Enumerable.Range(1, 999).Select(id => Due(id, -1 - (id / 1000.0)))]);
        Assert.Equal(999, (await CountAsync()).Planned);

        await SeedAsync(Due(1_000, -1));
        Assert.Equal(1_000, (await CountAsync()).Planned);

        await SeedAsync(Due(1_001, 100, 5 * 1440));
        Assert.Equal(1_000, (await CountAsync()).Planned);
    }

    public override Task DisposeAsync() => _tables.DisposeAsync();

    private protected override Task<ISortedTable> EmptyTableAsync() => Task.FromResult(_tables.Next());
}
