using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>Computed rows made anew, on whichever provider.</summary>
public abstract class ReprojectionStoreContract : IAsyncLifetime
{
    private const int Items = 12;
    private const int Writers = 4;

    // So few that each part takes several steps.
    private const int RowsPerStep = 7;

    private static readonly BeforeCommit Silent = static (_, _) => Task.CompletedTask;

    private ISortedTable _table = null!;
    private ActivityStore _activities = null!;
    private ItemStore _items = null!;
    private ReprojectionStore _rows = null!;

    public async Task InitializeAsync()
    {
        _table = await EmptyTableAsync();
        _activities = new ActivityStore(_table, Tenants.In(_table), TimeProvider.System);
        _items = new ItemStore(_table, Tenants.In(_table), TimeProvider.System);
        _rows = new ReprojectionStore(_table, TimeProvider.System);
    }

    public abstract Task DisposeAsync();

    private protected abstract Task<ISortedTable> EmptyTableAsync();

    [ContractFact]
    public async Task Rows_MissingStaleAndSuperfluous_AreMended()
    {
        await FillAsync();
        await Damage.DoAsync(_table, A.Tenant);
        Assert.NotEmpty(await DifferencesAsync());

        await ReprojectAsync("r1");

        Assert.Empty(await DifferencesAsync());
    }

    [ContractFact]
    public async Task Rows_OfATenantInUse_AreMendedAndOverwriteNobody()
    {
        await FillAsync();
        await Damage.DoAsync(_table, A.Tenant);
        var done = false;

        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer, () => done))).ToList();
        await ReprojectAsync("r1");
        done = true;
        await Task.WhenAll(writers);

        Assert.Empty(await DifferencesAsync());
    }

    [ContractFact]
    public async Task Steps_TakenTwice_DoNoMoreThanOnce()
    {
        await FillAsync();
        await Damage.DoAsync(_table, A.Tenant);

        for (var at = ReprojectionPosition.Start("r1"); at is not null;)
        {
            await _rows.GoOnAsync(A.Tenant, at, RowsPerStep, default);
            at = (await _rows.GoOnAsync(A.Tenant, at, RowsPerStep, default)).Next;
        }

        Assert.Empty(await DifferencesAsync());
    }

    /// <summary>As an earlier version of the program does with a member that it does not know.</summary>
    [ContractFact]
    public async Task Recount_ThatSomebodyDropped_BeginsAnew()
    {
        await FillAsync();
        var at = new ReprojectionPosition(ReprojectionStep.Usage, "r1");
        at = (await _rows.GoOnAsync(A.Tenant, at, RowsPerStep, default)).Next!;
        await Damage.DoAsync(_table, A.Tenant);

        at = (await _rows.GoOnAsync(A.Tenant, at, RowsPerStep, default)).Next!;

        Assert.Null(at.After);
        Assert.NotEqual("r1", at.Run);
        await ReprojectAsync("r2");
        Assert.Empty(await DifferencesAsync());
    }

    [ContractFact]
    public async Task Item_WithMoreActivitiesThanABatchTakes_IsMended()
    {
        for (var id = 1; id <= 43; id++)
            await SaveAsync(id, item: 1);
        foreach (var row in await RowsAsync())
        {
            if (row.Key.Split('|')[0] is "open" or "agenda" or "due" or "upcoming" or "board")
                await CommitAsync(new RowChange.Delete(row.Key, null));
        }

        await ReprojectAsync("r1");

        Assert.Empty(await DifferencesAsync());
    }

    [ContractFact]
    public async Task Row_OfALaterRelease_IsNamedAndWhatFollowsFromItStays()
    {
        await FillAsync();
        await CommitAsync(new RowChange.Upsert("activity|1", """{"v":9}"""));
        await CommitAsync(new RowChange.Upsert("item|deal|1", """{"v":9}"""));
        var before = await RowsAsync();

        var unreadable = await ReprojectAsync("r1");

        Assert.Equal(["activity|1", "item|deal|1"], unreadable.Distinct().Where(key => key is "activity|1" || key.StartsWith("item", StringComparison.Ordinal)).Order());
        Assert.Equal(Keys(before), Keys(await RowsAsync()));

        static IEnumerable<string> Keys(IEnumerable<Row> rows) => rows.Select(row => row.Key).Where(key => !key.StartsWith("usage|", StringComparison.Ordinal));
    }

    private async Task<List<string>> ReprojectAsync(string run)
    {
        List<string> unreadable = [];
        for (var at = ReprojectionPosition.Start(run); at is not null;)
        {
            var done = await _rows.GoOnAsync(A.Tenant, at, RowsPerStep, default);
            unreadable.AddRange(done.Unreadable);
            at = done.Next;
        }

        return unreadable;
    }

    private async Task FillAsync()
    {
        for (var item = 0; item < Items; item++)
            await PutAsync(item, "NEW");
        for (var id = 1; id <= 3 * Items; id++)
            await SaveAsync(id, id % Items);
        for (var id = 1; id <= 3 * Items; id += 4)
            await CompleteAsync(id);
    }

    /// <summary>Saves, completes, deletes and moves without a pause.</summary>
    private async Task WriteAsync(int writer, Func<bool> isOver)
    {
        for (var i = 0; i < 10 || !isOver(); i++)
        {
            var id = 1000L + (i * Writers) + writer;
            await SaveAsync(id, i % Items);
            if (i % 3 == 0)
                await PutAsync((i + writer) % Items, $"S{i % 5}");
            else if (i % 3 == 1)
                await CompleteAsync(id);
            else
                await _activities.ChangeAsync(A.Tenant, new ActivityId(id), new DeleteActivityCommand(A.Anna, A.Now).Decide, Silent, default);
            if (i < 9)
                await CompleteAsync(1 + (writer * 9) + i);
        }
    }

    private async Task PutAsync(int item, string stage) => Assert.IsType<Decision<Item>.Accepted>(await _items.PutAsync(
        A.Tenant,
        new PutItemCommand { Item = A.Deal($"{item}"), Title = "Roof for Kowalski", Stage = A.Stage(stage), ResponsibleId = A.Anna, By = A.Anna, Now = A.Now },
        Silent,
        default));

    private async Task SaveAsync(long id, int item) => Assert.IsType<RequestOutcome<Activity>.Decided>(await _activities.SaveAsync(
        A.Tenant, A.Save(id, A.Deal($"{item}"), responsible: id % 2 == 0 ? A.Anna : A.Jan), request: null, Silent, default));

    private async Task CompleteAsync(long id) => Assert.IsType<Decision<CompletedActivity>.Accepted>(
        await _activities.CompleteAsync(A.Tenant, new ActivityId(id), new CompleteActivityCommand { By = A.Anna, Now = A.Now }, Silent, default));

    private Task<IReadOnlyList<string>> DifferencesAsync() => Recount.DifferencesAsync(_table, A.Tenant);

    private async Task CommitAsync(RowChange change) =>
        Assert.IsType<BatchOutcome.Committed>(await _table.CommitAsync(Partition.Of(A.Tenant), [change], default));

    private Task<IReadOnlyList<Row>> RowsAsync() => _table.ScanAsync(Partition.Of(A.Tenant), KeyRange.All, 1000, default);
}
