using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>What a user's numbers and lists are made of, on whichever provider. It is Monday, 10:00 in Warsaw.</summary>
public abstract class AgendaStoreContract : IAsyncLifetime
{
    private static readonly UserDay Day = UserDay.At(A.Now, A.Warsaw, IsoDayOfWeek.Monday);

    private ISortedTable _table = null!;
    private AgendaStore _agendas = null!;

    private protected CallMeter Meter { get; } = new();

    public async Task InitializeAsync()
    {
        _table = await EmptyTableAsync();
        _agendas = new AgendaStore(new CountingTable(_table, Meter));
    }

    public abstract Task DisposeAsync();

    private protected abstract Task<ISortedTable> EmptyTableAsync();

    [ContractFact]
    public async Task Count_OfWhatIsThere_PutsEachInItsPlace()
    {
        await SeedAsync(
            Due(1, -20), // Sunday
            Due(2, -10), // this very midnight
            Due(3, -1), // this morning
            Due(4, 0.25),
            Due(5, 0.26),
            Due(6, 24, 1440), // a day ahead, and reminded a day ahead
            Due(7, 25, 1440),
            Due(8, 24 * 30, 30 * 1440),
            Due(9, 24 * 30, 29 * 1440),
            Contact(10),
            Contact(11));

        Assert.Equal(new Counters(Planned: 5, Overdue: 1, Incoming: 2), await CountAsync());
        Assert.Equal([2, 3, 4, 6, 8], await ListAsync(CounterKind.Planned));
        Assert.Equal([1], await ListAsync(CounterKind.Overdue));
        Assert.Equal([10, 11], await ListAsync(CounterKind.Incoming));
    }

    [ContractFact]
    public async Task Count_InEitherMode_GoesByWhoIsResponsible()
    {
        await SeedAsync(Due(1, -1) with { ResponsibleId = A.Jan }, Due(2, -1) with { ResponsibleId = A.Jan, ItemResponsibleId = A.Jan }, Due(3, -1));

        Assert.Equal([1, 3], await ListAsync(CounterKind.Planned));
        Assert.Equal([3], await ListAsync(CounterKind.Planned, CounterMode.ActivityResponsible));
        Assert.Equal(1, (await CountAsync(CounterMode.ActivityResponsible)).Planned);
    }

    [ContractFact]
    public async Task Count_ItemIsFinal_IsLeftOut()
    {
        await SeedAsync(Due(1, -1) with { ItemIsFinal = true });

        Assert.Equal(default, await CountAsync());
    }

    [ContractFact]
    public async Task Counted_PagesOfAnySize_GiveTheSameList()
    {
        await SeedAsync([
            .. Enumerable.Range(1, 7).Select(id => Due(id, -1 + (id / 10.0))),
            .. Enumerable.Range(11, 5).Select(id => Due(id, 3 + id)),
            .. Enumerable.Range(21, 4).Select(id => Due(id, 48 + id, 5 * 1440))]);

        var whole = await ListAsync(CounterKind.Planned);

        Assert.Equal(11, whole.Count);
        for (var size = 1; size <= 12; size++)
            Assert.Equal(whole, await ListAsync(CounterKind.Planned, size: size));
    }

    [ContractFact]
    public async Task Due_WithinAnInterval_IsTheActivityResponsiblesAndByDeadline()
    {
        await SeedAsync(Due(1, 30), Due(2, 3), Due(3, 4) with { ResponsibleId = A.Jan }, Contact(4), Due(5, 5));

        var today = await _agendas.DueAsync(A.Tenant, A.Anna, Day.Today, 10, default);

        Assert.Equal([2, 5], today.Select(activity => activity.Id.Value));
        Assert.Equal(4, Assert.Single(await _agendas.IncomingAsync(A.Tenant, A.Anna, 10, default)).Id.Value);
        Assert.Equal(2, Assert.Single(await _agendas.DueAsync(A.Tenant, A.Anna, Day.Today, 1, default)).Id.Value);
    }

    private protected static Activity Due(int id, double hours, int reminder = 15) => A.Activity(id) with
    {
        Deadline = new Deadline(A.Now + Duration.FromHours(hours), A.Warsaw),
        Reminders = ReminderOffsets.Of(Duration.FromMinutes(reminder)),
        NextReminderAt = null,
    };

    private protected static Activity Contact(int id) => A.Activity(id) with { Deadline = null, Incoming = true, Reminders = default, NextReminderAt = null };

    private protected Task SeedAsync(params Activity[] activities) => Seed.WriteAsync(_table, A.Tenant, [], activities);

    private protected Task<Counters> CountAsync(CounterMode mode = CounterMode.ItemResponsible) => _agendas.CountAsync(A.Tenant, A.Anna, mode, Day, default);

    private protected async Task<List<long>> ListAsync(CounterKind kind, CounterMode mode = CounterMode.ItemResponsible, int size = 50)
    {
        List<long> ids = [];
        for (string? after = null; ;)
        {
            var page = await _agendas.CountedAsync(A.Tenant, A.Anna, mode, kind, Day, after, size, default);
            Assert.True(page.Items.Count <= size);
            ids.AddRange(page.Items.Select(activity => activity.Id.Value));
            if (page.Next is null)
                return ids;
            after = page.Next;
        }
    }
}
