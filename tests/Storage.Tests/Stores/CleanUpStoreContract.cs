using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>A clean-up that is cut off, told twice, stopped or undone, on whichever provider.</summary>
public abstract class CleanUpStoreContract : IAsyncLifetime
{
    private const int Activities = 120;

    private static readonly BeforeCommit Silent = static (_, _) => Task.CompletedTask;
    private static readonly Instant Later = A.Now + Duration.FromDays(40);

    private ISortedTable _table = null!;
    private CleanUpStore _cleanUps = null!;
    private ActivityStore _activities = null!;

    public async Task InitializeAsync()
    {
        _table = await EmptyTableAsync();
        _cleanUps = new CleanUpStore(_table, Tenants.In(_table), TimeProvider.System);
        _activities = new ActivityStore(_table, Tenants.In(_table), TimeProvider.System);
        var outdated = Enumerable.Range(1, Activities).Select(id => A.Activity(id) with { Item = A.Deal($"{id % 40}"), ResponsibleId = id % 4 == 0 ? A.Jan : A.Anna }).ToList();
        await Seed.WriteAsync(_table, A.Tenant, outdated.Select(activity => activity.Item).Distinct().Select(item => A.Item(item)), outdated);
        await Seed.CountAsync(_table, A.Tenant, outdated);
    }

    public abstract Task DisposeAsync();

    private protected abstract Task<ISortedTable> EmptyTableAsync();

    [ContractFact]
    public async Task CleanUp_WhoseStepsAreTakenTwice_CountsEachActivityOnce()
    {
        await StartAsync();
        string? place = null;
        do
        {
            var next = await StepAsync(place);
            // The process died before it could say so.
            await StepAsync(place);
            place = next;
        }
        while (place is not null);

        Assert.Equal((Activities, 0), (await DoneAsync(), await OpenAsync()));
        Assert.Empty(await Recount.DifferencesAsync(_table, A.Tenant));
    }

    [ContractFact]
    public async Task CleanUp_ThatIsCancelled_TakesNoOther()
    {
        await StartAsync();
        var place = await StepAsync(null);
        var done = await DoneAsync();
        var cancelled = await _cleanUps.ChangeAsync(A.Tenant, "c1", run => run.Cancelled(Later), default);

        Assert.Null(await StepAsync(place));
        Assert.Equal((CleanUpState.Cancelled, true), (cancelled!.CleanUp.State, cancelled.WasChanged));
        Assert.InRange(done, 1, Activities - 1);
        Assert.Equal((done, Activities - done), (await DoneAsync(), await OpenAsync()));
    }

    [ContractFact]
    public async Task CleanUp_ThatIsCancelledBesideIt_StopsInTheMiddleOfAStep()
    {
        await StartAsync();
        var taken = 0;
        await _cleanUps.TakeNextAsync(
            A.Tenant,
            "c1",
            null,
            Later,
            async (_, ct) =>
            {
                if (++taken == 10)
                    await _cleanUps.ChangeAsync(A.Tenant, "c1", run => run.Cancelled(Later), ct);
            },
            default);

        Assert.Equal((9, Activities - 9), (await DoneAsync(), await OpenAsync()));
        Assert.Empty(await Recount.DifferencesAsync(_table, A.Tenant));
    }

    [ContractFact]
    public async Task CleanUp_OfOneResponsible_LeavesTheOthers()
    {
        await StartAsync(cleanUp => cleanUp with { ResponsibleId = A.Jan });
        for (var place = await StepAsync(null); place is not null; place = await StepAsync(place))
        {
        }

        Assert.Equal((Activities / 4, Activities * 3 / 4), (await DoneAsync(), await OpenAsync()));
    }

    [ContractFact]
    public async Task CleanUp_ThatDeleted_IsUndoneWhole_OrLetGoWhole()
    {
        await StartAsync(cleanUp => cleanUp with { Action = CleanUpAction.Delete });
        await RunAsync(StepAsync);
        Assert.Null(await _activities.GetAsync(A.Tenant, new ActivityId(7), default));
        Assert.NotNull(await _activities.GetEvenRemovedAsync(A.Tenant, new ActivityId(7), default));
        Assert.Empty(await Recount.DifferencesAsync(_table, A.Tenant));

        await RunAsync(place => _cleanUps.TakeBackNextAsync(A.Tenant, "c1", A.Anna, place, Later, Silent, default));
        Assert.Equal((0, Activities), (await DoneAsync(), await OpenAsync()));
        Assert.NotNull(await _activities.GetAsync(A.Tenant, new ActivityId(7), default));
        Assert.Empty(await Recount.DifferencesAsync(_table, A.Tenant));

        await RunAsync(StepAsync);
        while (await _cleanUps.LetGoNextAsync(A.Tenant, "c1", Later, default) is not null)
        {
        }

        Assert.Null(await _activities.GetEvenRemovedAsync(A.Tenant, new ActivityId(7), default));
        Assert.Null(await _cleanUps.GetAsync(A.Tenant, "c1", default));
        Assert.Empty(await Recount.DifferencesAsync(_table, A.Tenant));
        Assert.DoesNotContain(
            await _table.ReadAllAsync(A.Tenant.Value, KeyRange.All, default).ToListAsync(),
            row => row.Key.Split('|')[0] is "cleaned" or "removed" or "activity" or "deadline");
    }

    private static async Task RunAsync(Func<string?, Task<string?>> step)
    {
        for (var place = await step(null); place is not null; place = await step(place))
        {
        }
    }

    private Task StartAsync(Func<CleanUp, CleanUp>? with = null)
    {
        var cleanUp = new CleanUp { Id = "c1", Action = CleanUpAction.Complete, Before = Later, By = A.Anna, StartedAt = Later };
        return _cleanUps.AddAsync(A.Tenant, with is null ? cleanUp : with(cleanUp), default);
    }

    private Task<string?> StepAsync(string? place) => _cleanUps.TakeNextAsync(A.Tenant, "c1", place, Later, Silent, default);

    private async Task<long> DoneAsync() => (await _cleanUps.GetAsync(A.Tenant, "c1", default))!.Done;

    private async Task<long> OpenAsync() => (await new UsageStore(_table, Tenants.In(_table), TimeProvider.System).ReadAsync(A.Tenant, default)).Open;
}
