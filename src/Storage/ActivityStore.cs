using System.Runtime.CompilerServices;
using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Caching;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>The activities of all tenants. Each command reads what it needs in one wave, lets Domain decide, and writes all that
/// follows in one transaction; a command that another writer overtook decides anew.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="tenants">Whose limits are kept.</param>
/// <param name="time">For the pauses after a conflict.</param>
public sealed class ActivityStore(ISortedTable table, TenantDirectory tenants, TimeProvider time)
{
    // Some hundred bytes each.
    private const int MostKnownItems = 10_000;

    private readonly ChangeLoop _loop = new(table, tenants, time);

    // Which item an activity is about hardly ever changes; knowing it saves the wave of reads in which it would be looked up.
    private readonly Generations<(TenantId Tenant, ActivityId Activity), ItemKey> _items = new(MostKnownItems);

    /// <summary>One activity; null when there is none.</summary>
    public async Task<Activity?> GetAsync(TenantId tenant, ActivityId id, CancellationToken cancellation) =>
        await GetEvenRemovedAsync(tenant, id, cancellation) is { RemovedBy: null } activity ? activity : null;

    /// <summary>One activity, even if a clean-up has deleted it; null when there is none.</summary>
    public async Task<Activity?> GetEvenRemovedAsync(TenantId tenant, ActivityId id, CancellationToken cancellation)
    {
        var row = await table.GetAsync(Partition.Of(tenant), TenantKeys.Activity(id), cancellation);
        var activity = row is null ? null : Read(row);
        Remember(tenant, activity);
        return activity;
    }

    /// <summary>Learns, beside whatever else is read first, which item an activity is about, so that a change of it takes no wave for that. Costs
    /// nothing where it is known.</summary>
    public Task LookAheadAsync(TenantId tenant, ActivityId id, CancellationToken cancellation) =>
        _items.TryGet((tenant, id), out _) ? Task.CompletedTask : GetAsync(tenant, id, cancellation);

    /// <summary>The open activities of an item, by deadline, from a place in that order.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="item">The item.</param>
    /// <param name="after">The place at which the page before ended; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<Slice<Activity>> OpenOfAsync(TenantId tenant, ItemKey item, string? after, int limit, CancellationToken cancellation) =>
        await table.SliceAsync(Partition.Of(tenant), TenantKeys.OpenOf(item), after, limit, Read, cancellation);

    /// <summary>The ended activities of an item, the latest first, from a place in that order.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="item">The item.</param>
    /// <param name="after">The place at which the page before ended; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<Slice<Activity>> EndedOfAsync(TenantId tenant, ItemKey item, string? after, int limit, CancellationToken cancellation) =>
        await table.SliceAsync(Partition.Of(tenant), TenantKeys.EndedOf(item), after, limit, Read, cancellation);

    /// <summary>Saves a new activity, and completes the one that it follows up on.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="command">What to save.</param>
    /// <param name="request">The key under which to keep the answer, if the caller gave one.</param>
    /// <param name="beforeCommit">Is told before the activity is written.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<RequestOutcome<Activity>> SaveAsync(
        TenantId tenant, SaveActivityCommand command, RequestKey? request, BeforeCommit beforeCommit, CancellationToken cancellation) =>
        PlanAsync(
            tenant,
            command.Item,
            Answer(request, command.Now, command.Id),
            command.ParentId is { } parent ? [TenantKeys.Activity(parent)] : [],
            snapshot => command.Decide(snapshot.Item(command.Item), command.ParentId is { } parent ? snapshot.Activity(parent) : null),
            beforeCommit,
            cancellation);

    /// <summary>Takes in a contact that came to an item.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="command">What came.</param>
    /// <param name="request">The key under which to keep the answer, if the caller gave one.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<RequestOutcome<Activity>> ReceiveAsync(
        TenantId tenant, ReceiveContactCommand command, RequestKey? request, CancellationToken cancellation) =>
        PlanAsync(
            tenant,
            command.Item,
            Answer(request, command.Now, command.Id),
            [],
            snapshot => command.Decide(snapshot.Item(command.Item)),
            static (_, _) => Task.CompletedTask,
            cancellation);

    /// <summary>Adds files to an activity, and answers with it as it is then.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The activity.</param>
    /// <param name="command">The files.</param>
    /// <param name="request">The key under which to keep the answer, if the caller gave one.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<RequestOutcome<Activity>> AttachAsync(
        TenantId tenant, ActivityId id, AttachFilesCommand command, RequestKey? request, CancellationToken cancellation) =>
        InTurnAsync(tenant, id, () => _loop.RunOnceAsync(
            tenant,
            new KeptAnswer<Activity>(request, command.Now, Write, ReadBody, answer => command.Files.All(answer.Attachments.Contains)),
            (snapshot, ct) => ReadWithItemAsync(snapshot, tenant, id, ct),
            snapshot => Decide(snapshot, id, command.Decide),
            static (_, _) => Task.CompletedTask,
            cancellation), cancellation);

    /// <summary>Completes an activity, and plans the next one if the command says so.</summary>
    public Task<Decision<CompletedActivity>> CompleteAsync(
        TenantId tenant, ActivityId id, CompleteActivityCommand command, BeforeCommit beforeCommit, CancellationToken cancellation) =>
        InTurnAsync(tenant, id, () => _loop.RunAsync(
            tenant,
            async (snapshot, ct) =>
            {
                await ReadWithItemAsync(snapshot, tenant, id, ct);
                if (snapshot.Activity(id) is { IsOpen: false, FollowUpId: { } followUp })
                    await snapshot.ReadAsync(table, Partition.Of(tenant), [TenantKeys.Activity(followUp)], ct);
            },
            snapshot =>
            {
                var activity = snapshot.Activity(id);
                return command.Decide(
                    activity,
                    activity is null ? null : snapshot.Item(activity.Item),
                    activity is { IsOpen: false, FollowUpId: { } followUp } ? snapshot.Activity(followUp) : null);
            },
            static _ => [],
            beforeCommit,
            cancellation), cancellation);

    /// <summary>Lets a command decide on an activity and its item, either of which may be absent, and writes what it decided. Files that go are the
    /// caller's to remove, once this has returned.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The activity.</param>
    /// <param name="decide">Decides; pure.</param>
    /// <param name="beforeCommit">Is told before the change is written.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<Decision<Activity>> ChangeAsync(
        TenantId tenant, ActivityId id, Func<Activity?, Item?, Decision<Activity>> decide, BeforeCommit beforeCommit, CancellationToken cancellation) =>
        InTurnAsync(tenant, id, () => _loop.RunAsync(
            tenant,
            (snapshot, ct) => ReadWithItemAsync(snapshot, tenant, id, ct),
            snapshot => Decide(snapshot, id, decide),
            static _ => [],
            beforeCommit,
            cancellation), cancellation);

    /// <summary>Raises the reminders of an activity that are due. Doing it twice raises each once.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The activity.</param>
    /// <param name="item">Its item, named so that both are read side by side.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="maxAge">What is older is folded; asked only where something may be.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<Decision<Activity>> RaiseRemindersAsync(
        TenantId tenant, ActivityId id, ItemKey item, Instant now, Func<CancellationToken, Task<Duration>> maxAge, CancellationToken cancellation)
    {
        var command = new RaiseRemindersCommand(now, TenantBehavior.ReminderAges.Least);
        return _loop.InTurnOfItemAsync(tenant, item, () => _loop.RunAsync(
            tenant,
            async (snapshot, ct) =>
            {
                await snapshot.ReadAsync(table, Partition.Of(tenant), [TenantKeys.Activity(id), TenantKeys.Item(item)], ct);
                if (snapshot.Activity(id) is not { } activity)
                    return;
                if (command.Folds(activity))
                    command = command with { MaxAge = await maxAge(ct) };
                // It may have moved on since its orchestration began, with an item that became another.
                string[] further = [TenantKeys.Item(activity.Item), .. command.Folds(activity) ? (string[])[MissedKey(activity, command.Now)] : []];
                await snapshot.ReadAsync(table, Partition.Of(tenant), further, ct);
            },
            snapshot =>
            {
                var activity = snapshot.Activity(id);
                return command.Decide(
                    activity,
                    activity is null ? null : snapshot.Item(activity.Item),
                    activity is not null && command.Folds(activity) ? snapshot.Notification(activity.ResponsibleId, MissedKey(activity, command.Now)) : null);
            },
            static _ => [],
            static (_, _) => Task.CompletedTask,
            cancellation), cancellation);
    }

    /// <summary>The reminders that were due before a moment and have not been raised, the earliest first, fetched as the caller goes on.</summary>
    public async IAsyncEnumerable<DueReminder> DueBeforeAsync(
        TenantId tenant, Instant moment, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in table.ReadAllAsync(Partition.Of(tenant), TenantKeys.DueBefore(moment), cancellation))
        {
            if (DueReminder.Of(row) is { } due)
                yield return due;
        }
    }

    /// <summary>Removes the row of a reminder that no open activity has any more.</summary>
    public async Task RemoveStaleAsync(TenantId tenant, DueReminder due, CancellationToken cancellation)
    {
        // The row comes first: when somebody plans this very reminder meanwhile, the row's tag is another.
        if (await table.GetAsync(Partition.Of(tenant), TenantKeys.Due(due.At, due.Activity), cancellation) is not { } row)
            return;
        if (await GetAsync(tenant, due.Activity, cancellation) is { IsOpen: true } activity && activity.NextReminderAt == due.At)
            return;
        await table.CommitAsync(Partition.Of(tenant), [new RowChange.Delete(row.Key, row.Tag)], cancellation);
    }

    private static string MissedKey(Activity activity, Instant now)
    {
        var (plannedAt, sequence) = Notification.MissedOn(now);
        return TenantKeys.Inbox(activity.ResponsibleId, plannedAt, sequence);
    }

    private static Activity Read(Row row) => ReadBody(row.Body);

    private static Activity ReadBody(string body) => RowShapes.Activity.Read(body).ToActivity();

    private static string Write(Activity activity) => RowShapes.Activity.Write(ActivityRow.Of(activity));

    private static Decision<Activity> Decide(Snapshot snapshot, ActivityId id, Func<Activity?, Item?, Decision<Activity>> decide)
    {
        var activity = snapshot.Activity(id);
        return decide(activity, activity is null ? null : snapshot.Item(activity.Item));
    }

    // Nobody else has the id.
    private static KeptAnswer<Activity> Answer(RequestKey? request, Instant now, ActivityId ours) =>
        new(request, now, Write, ReadBody, answer => answer.Id == ours);

    private Task<T> InTurnAsync<T>(TenantId tenant, ActivityId id, Func<Task<T>> change, CancellationToken cancellation) =>
        _loop.InTurnAsync(tenant, _items.TryGet((tenant, id), out var item) ? item : null, change, cancellation);

    private async Task<RequestOutcome<Activity>> PlanAsync(
        TenantId tenant,
        ItemKey item,
        KeptAnswer<Activity> kept,
        string[] also,
        Func<Snapshot, Decision<Activity>> decide,
        BeforeCommit beforeCommit,
        CancellationToken cancellation)
    {
        // All that is planned on an item, and a sixteenth of what its tenant plans, meets at one count.
        var outcome = await _loop.InTurnAsync(tenant, item, () => _loop.RunOnceAsync(
            tenant,
            kept,
            (snapshot, ct) => snapshot.ReadAsync(table, Partition.Of(tenant), [TenantKeys.Item(item), .. _loop.UsageKeys(tenant, item), .. also], ct),
            decide,
            beforeCommit,
            cancellation), cancellation);
        if (outcome is RequestOutcome<Activity>.Decided { Decision: Decision<Activity>.Accepted { Result: var planned } })
            Remember(tenant, planned);
        return outcome;
    }

    private async Task ReadWithItemAsync(Snapshot snapshot, TenantId tenant, ActivityId id, CancellationToken cancellation)
    {
        // One wave where the item is known from before, two where the activity has to name it first.
        string[] ofItem = _items.TryGet((tenant, id), out var known) ? [TenantKeys.Item(known), .. _loop.UsageKeys(tenant, known)] : [];
        await snapshot.ReadAsync(table, Partition.Of(tenant), [TenantKeys.Activity(id), .. ofItem], cancellation);
        if (snapshot.Activity(id) is not { } activity)
            return;
        Remember(tenant, activity);
        await snapshot.ReadAsync(table, Partition.Of(tenant), [TenantKeys.Item(activity.Item), .. _loop.UsageKeys(tenant, activity.Item)], cancellation);
    }

    private void Remember(TenantId tenant, Activity? activity)
    {
        if (activity is not null)
            _items.Keep((tenant, activity.Id), activity.Item);
    }
}
