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
/// <param name="time">For the pauses after a conflict.</param>
public sealed class ActivityStore(ISortedTable table, TimeProvider time)
{
    // Some hundred bytes each.
    private const int MostKnownItems = 10_000;

    private readonly ChangeLoop _loop = new(table, time);
    private readonly Lanes _lanes = new();

    // Which item an activity is about never changes; knowing it saves the wave of reads in which it would be looked up.
    private readonly Generations<(TenantId Tenant, ActivityId Activity), ItemKey> _items = new(MostKnownItems);

    /// <summary>One activity; null when there is none.</summary>
    public async Task<Activity?> GetAsync(TenantId tenant, ActivityId id, CancellationToken cancellation)
    {
        var row = await table.GetAsync(Partition.Of(tenant), TenantKeys.Activity(id), cancellation);
        var activity = row is null ? null : Read(row);
        Remember(tenant, activity);
        return activity;
    }

    /// <summary>The open activities of an item, by deadline, from a place in that order.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="item">The item.</param>
    /// <param name="after">The place at which the page before ended; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<Slice<Activity>> OpenOfAsync(TenantId tenant, ItemKey item, string? after, int limit, CancellationToken cancellation) =>
        await table.SliceAsync(Partition.Of(tenant), TenantKeys.OpenOf(item), after, limit, Read, cancellation);

    /// <summary>Saves a new activity, and completes the one that it follows up on.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="command">What to save.</param>
    /// <param name="request">The key under which to keep the answer, if the caller gave one.</param>
    /// <param name="beforeCommit">Is told before the activity is written.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<SaveOutcome> SaveAsync(
        TenantId tenant, SaveActivityCommand command, RequestKey? request, BeforeCommit beforeCommit, CancellationToken cancellation)
    {
        SaveOutcome? kept = null;

        // All saves of an item, and a sixteenth of its tenant's, meet at one count.
        var decision = await _lanes.RunAsync(Partition.Of(tenant), TenantKeys.Usage(command.Item), () => _loop.RunAsync(
            Partition.Of(tenant),
            (snapshot, ct) => snapshot.ReadAsync(
                table,
                Partition.Of(tenant),
                [
                    TenantKeys.Item(command.Item),
                    TenantKeys.Usage(command.Item),
                    .. command.ParentId is { } parent ? (string[])[TenantKeys.Activity(parent)] : [],
                    .. request is { } key ? (string[])[TenantKeys.Request(key.Value)] : [],
                ],
                ct),
            snapshot =>
            {
                kept = request is { } key ? Kept(snapshot.Request(key.Value), key, command.Id) : null;
                if (kept is not null)
                    return new Decision<Activity>.NotFound();
                return command.Decide(snapshot.Item(command.Item), command.ParentId is { } parent ? snapshot.Activity(parent) : null);
            },
            accepted => request is { } key ? [KeepAnswer(key, accepted.Result, command.Now)] : [],
            beforeCommit,
            cancellation), cancellation);
        Remember(tenant, (decision as Decision<Activity>.Accepted)?.Result);
        return kept ?? new SaveOutcome.Decided(decision);
    }

    /// <summary>Completes an activity, and plans the next one if the command says so.</summary>
    public Task<Decision<CompletedActivity>> CompleteAsync(
        TenantId tenant, ActivityId id, CompleteActivityCommand command, BeforeCommit beforeCommit, CancellationToken cancellation) =>
        _loop.RunAsync(
            Partition.Of(tenant),
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
            cancellation);

    /// <summary>Deletes an activity. Its files are the caller's to remove, once this has returned.</summary>
    public Task<Decision<Activity>> DeleteAsync(
        TenantId tenant, ActivityId id, DeleteActivityCommand command, BeforeCommit beforeCommit, CancellationToken cancellation) =>
        _loop.RunAsync(
            Partition.Of(tenant),
            (snapshot, ct) => ReadWithItemAsync(snapshot, tenant, id, ct),
            snapshot => snapshot.Activity(id) is { } activity
                ? command.Decide(activity, snapshot.Item(activity.Item))
                : new Decision<Activity>.NotFound(),
            static _ => [],
            beforeCommit,
            cancellation);

    /// <summary>Raises the reminders of an activity that are due. Doing it twice raises each once.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The activity.</param>
    /// <param name="item">Its item, named so that both are read side by side.</param>
    /// <param name="command">When, and what is too old.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<Decision<Activity>> RaiseRemindersAsync(
        TenantId tenant, ActivityId id, ItemKey item, RaiseRemindersCommand command, CancellationToken cancellation) =>
        _loop.RunAsync(
            Partition.Of(tenant),
            async (snapshot, ct) =>
            {
                await snapshot.ReadAsync(table, Partition.Of(tenant), [TenantKeys.Activity(id), TenantKeys.Item(item)], ct);
                if (snapshot.Activity(id) is { } activity && command.Folds(activity))
                    await snapshot.ReadAsync(table, Partition.Of(tenant), [MissedKey(activity, command.Now)], ct);
            },
            snapshot =>
            {
                var activity = snapshot.Activity(id);
                return command.Decide(
                    activity,
                    snapshot.Item(item),
                    activity is not null && command.Folds(activity) ? snapshot.Notification(activity.ResponsibleId, MissedKey(activity, command.Now)) : null);
            },
            static _ => [],
            static (_, _) => Task.CompletedTask,
            cancellation);

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

    private static Activity Read(Row row) => RowShapes.Activity.Read(row.Body).ToActivity();

    private static SaveOutcome? Kept(RequestRow? row, RequestKey request, ActivityId ours) => row switch
    {
        null => null,
        _ when row.Fingerprint != request.Fingerprint => new SaveOutcome.KeyReused(),
        // Nobody else has our id, so that a try of our own was written late; the files that it names stay.
        _ when row.Activity == ours.Value => new SaveOutcome.Decided(new Decision<Activity>.Accepted(new ChangeSet { Now = row.At }, Answer(row))),
        _ => new SaveOutcome.Repeated(Answer(row)),
    };

    private static Activity Answer(RequestRow row) => RowShapes.Activity.Read(row.Answer).ToActivity();

    private static RowChange.Insert KeepAnswer(RequestKey request, Activity answer, Instant now)
    {
        var body = RowShapes.Activity.Write(ActivityRow.Of(answer));
        return new RowChange.Insert(
            TenantKeys.Request(request.Value),
            RowShapes.Request.Write(new RequestRow(request.Fingerprint, now, answer.Id.Value, body)));
    }

    private async Task ReadWithItemAsync(Snapshot snapshot, TenantId tenant, ActivityId id, CancellationToken cancellation)
    {
        // One wave where the item is known from before, two where the activity has to name it first.
        string[] ofItem = _items.TryGet((tenant, id), out var known) ? [TenantKeys.Item(known), TenantKeys.Usage(known)] : [];
        await snapshot.ReadAsync(table, Partition.Of(tenant), [TenantKeys.Activity(id), .. ofItem], cancellation);
        if (snapshot.Activity(id) is not { } activity)
            return;
        Remember(tenant, activity);
        await snapshot.ReadAsync(table, Partition.Of(tenant), [TenantKeys.Item(activity.Item), TenantKeys.Usage(activity.Item)], cancellation);
    }

    private void Remember(TenantId tenant, Activity? activity)
    {
        if (activity is not null)
            _items.Keep((tenant, activity.Id), activity.Item);
    }
}
