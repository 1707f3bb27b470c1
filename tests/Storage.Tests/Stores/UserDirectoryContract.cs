using SmartActivities.Domain.Languages;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>What is remembered of users, on whichever provider.</summary>
public abstract class UserDirectoryContract : IAsyncLifetime
{
    private static readonly SeenUser Anna = new(A.Anna, A.Warsaw, Language.Find("pl"), "Anna Nowak", IsAdmin: true);
    private static readonly SeenUser Moved = Anna with { Zone = DateTimeZoneProviders.Tzdb["Europe/Lisbon"] };
    private static readonly Duration ADay = Duration.FromDays(1);

    private readonly CallMeter _meter = new();
    private ISortedTable _table = null!;
    private UserDirectory _users = null!;

    public async Task InitializeAsync()
    {
        _table = await EmptyTableAsync();
        _users = NewProcess();
    }

    public abstract Task DisposeAsync();

    private protected abstract Task<ISortedTable> EmptyTableAsync();

    [ContractFact]
    public async Task User_NeverSeen_IsNotThere() => Assert.Null(await _users.GetAsync(A.Tenant, A.Anna, default));

    [ContractFact]
    public async Task User_SeenForTheFirstTime_IsThereForEveryProcess()
    {
        await _users.RememberAsync(A.Tenant, Anna, A.Now, default);

        Assert.Equal(Anna, await NewProcess().GetAsync(A.Tenant, A.Anna, default));
        Assert.Null(await _users.GetAsync(TenantId.Parse("other"), A.Anna, default));
    }

    [ContractFact]
    public async Task User_OfWhomTheTokenSaysNothing_IsThereWithoutIt()
    {
        var jan = new SeenUser(A.Jan, null, null, null, IsAdmin: false);

        await _users.RememberAsync(A.Tenant, jan, A.Now, default);

        Assert.Equal(jan, await _users.GetAsync(A.Tenant, A.Jan, default));
    }

    [ContractFact]
    public async Task User_SeenAgainWithinADay_CostsNothing()
    {
        await _users.RememberAsync(A.Tenant, Anna, A.Now, default);
        Assert.Equal(2, _meter.Calls); // the look, and the write

        Assert.True(_users.Remembers(A.Tenant, Anna, A.Now + ADay - Duration.Epsilon));
        Assert.True(_users.Remembers(A.Tenant, Moved, A.Now + ADay - Duration.Epsilon));
        await _users.RememberAsync(A.Tenant, Moved, A.Now + ADay - Duration.Epsilon, default);

        Assert.Equal(2, _meter.Calls);
        Assert.Equal(Anna, await _users.GetAsync(A.Tenant, A.Anna, default));
    }

    [ContractFact]
    public async Task User_SeenByAnotherProcessWithinADay_CostsALook()
    {
        await _users.RememberAsync(A.Tenant, Anna, A.Now, default);
        _meter.Reset();

        var process = NewProcess();
        Assert.False(process.Remembers(A.Tenant, Moved, A.Now));
        await process.RememberAsync(A.Tenant, Moved, A.Now, default);
        await process.RememberAsync(A.Tenant, Moved, A.Now, default);

        Assert.True(process.Remembers(A.Tenant, Moved, A.Now));
        Assert.Equal(1, _meter.Calls);
        Assert.Equal(Anna, await _users.GetAsync(A.Tenant, A.Anna, default));
    }

    [ContractFact]
    public async Task User_ChangedADayLater_IsWrittenAnew()
    {
        await _users.RememberAsync(A.Tenant, Anna, A.Now, default);

        Assert.False(_users.Remembers(A.Tenant, Moved, A.Now + ADay));
        await _users.RememberAsync(A.Tenant, Moved, A.Now + ADay, default);

        Assert.Equal(Moved, await _users.GetAsync(A.Tenant, A.Anna, default));
    }

    [ContractFact]
    public async Task User_ChangedAfterALookWithinADay_IsWrittenWithoutAnother()
    {
        await _users.RememberAsync(A.Tenant, Anna, A.Now, default);
        var process = NewProcess();
        await process.RememberAsync(A.Tenant, Anna, A.Now + ADay, default);
        _meter.Reset();

        await process.RememberAsync(A.Tenant, Moved, A.Now + ADay + Duration.FromHours(1), default);

        Assert.Equal(1, _meter.Calls);
        Assert.Equal(Moved, await _users.GetAsync(A.Tenant, A.Anna, default));
    }

    [ContractFact]
    public async Task User_UnchangedADayLater_IsNotWritten()
    {
        await _users.RememberAsync(A.Tenant, Anna, A.Now, default);
        var tag = (await RowAsync())!.Tag;

        await _users.RememberAsync(A.Tenant, Anna, A.Now + ADay, default);

        Assert.Equal(tag, (await RowAsync())!.Tag);
    }

    [ContractFact]
    public async Task User_SeenByManyAtOnce_IsWrittenOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => NewProcess().RememberAsync(A.Tenant, Anna with { Name = $"Anna {i}" }, A.Now, default)));
        var first = await RowAsync();
        await Task.WhenAll(Enumerable.Range(8, 8).Select(i => NewProcess().RememberAsync(A.Tenant, Anna with { Name = $"Anna {i}" }, A.Now, default)));

        Assert.Equal(first, await RowAsync());
    }

    [ContractFact]
    public async Task User_OfALaterRelease_Stays()
    {
        await _table.CommitAsync(Partition.Of(A.Tenant), [new RowChange.Upsert(TenantKeys.User(A.Anna), """{"v":9}""")], default);

        await _users.RememberAsync(A.Tenant, Anna, A.Now, default);

        Assert.True(_users.Remembers(A.Tenant, Anna, A.Now));
        Assert.Equal("""{"v":9}""", (await RowAsync())!.Body);
    }

    private UserDirectory NewProcess() => new(new CountingTable(_table, _meter));

    private Task<Row?> RowAsync() => _table.GetAsync(Partition.Of(A.Tenant), TenantKeys.User(A.Anna), default);
}
