using System.Collections.Concurrent;
using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>Clean-ups of outdated activities. Each activity is taken, and taken back, in one transaction with the clean-up's own row: so its
/// numbers are exact, and once it is stopped it takes no more.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="tenants">Whose limits are kept.</param>
/// <param name="time">For the pauses after a conflict.</param>
public sealed class CleanUpStore(ISortedTable table, TenantDirectory tenants, TimeProvider time)
{
    private const int ActivitiesPerStep = 50;
    private const int ItemsAtOnce = 16;

    private readonly ChangeLoop _loop = new(table, tenants, time);
    private readonly Replacement _replacement = new(table, time);

    /// <summary>What a clean-up would take: how many, and the first of them by deadline.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cleanUp">The clean-up.</param>
    /// <param name="sample">How many to show.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<(long Matched, ImmutableArray<Activity> Sample)> FindAsync(
        TenantId tenant, CleanUp cleanUp, int sample, CancellationToken cancellation)
    {
        var partition = Partition.Of(tenant);
        var matched = 0L;
        var first = ImmutableArray.CreateBuilder<Activity>(sample);
        await foreach (var page in table.ReadAllAsync(partition, TenantKeys.DeadlinesBefore(cleanUp.Before), cancellation).Chunk(TableLimits.ScanRows))
        {
            var candidates = page.Select(row => Candidate(row, cleanUp)).OfType<DeadlineRow>().ToList();
            if (cleanUp.Stage is not null)
                candidates = await InStageAsync(partition, cleanUp, candidates, cancellation);
            matched += candidates.Count;
            foreach (var row in candidates.Take(sample - first.Count))
            {
                if (await table.GetAsync(partition, TenantKeys.Activity(new ActivityId(row.Id)), cancellation) is { } found && Readable.Activity(found) is { } activity)
                    first.Add(activity);
            }
        }

        return (matched, first.DrainToImmutable());
    }

    /// <summary>Writes a clean-up down that is asked for.</summary>
    public Task AddAsync(TenantId tenant, CleanUp cleanUp, CancellationToken cancellation) => _replacement.RunAsync<CleanUp>(
        Partition.Of(tenant),
        async (mark, ct) =>
        {
            var row = await table.GetAsync(Partition.Of(tenant), TenantKeys.CleanUp(cleanUp.Id), ct);
            return (cleanUp, row is null ? [new RowChange.Insert(TenantKeys.CleanUp(cleanUp.Id), Write(cleanUp, [mark]))] : []);
        },
        cancellation);

    /// <summary>A clean-up; null when there is none of this id, or it was long ago.</summary>
    public async Task<CleanUp?> GetAsync(TenantId tenant, string id, CancellationToken cancellation) =>
        await table.GetAsync(Partition.Of(tenant), TenantKeys.CleanUp(id), cancellation) is { } row ? RowShapes.CleanUp.Read(row.Body).ToCleanUp() : null;

    /// <summary>All clean-ups of a tenant that there are records of.</summary>
    public IAsyncEnumerable<CleanUp> AllAsync(TenantId tenant, CancellationToken cancellation) => table
        .ReadAllAsync(Partition.Of(tenant), KeyRange.WithPrefix(TenantKeys.CleanUps), cancellation)
        .Select(row => Readable.OrNull(row, body => RowShapes.CleanUp.Read(body).ToCleanUp()))
        .OfType<CleanUp>();

    /// <summary>Lets what is known of a clean-up change.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The clean-up.</param>
    /// <param name="change">The clean-up as it is to be; null when it shall stay as it is. May be asked several times.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The clean-up as it is then, and whether it was changed; null when there is none.</returns>
    public Task<ChangedCleanUp?> ChangeAsync(TenantId tenant, string id, Func<CleanUp, CleanUp?> change, CancellationToken cancellation) =>
        _replacement.RunAsync<ChangedCleanUp?>(
            Partition.Of(tenant),
            async (mark, ct) =>
            {
                if (await table.GetAsync(Partition.Of(tenant), TenantKeys.CleanUp(id), ct) is not { } row)
                    return (null, []);
                var before = RowShapes.CleanUp.Read(row.Body).ToCleanUp();
                return change(before) is { } after
                    ? (new ChangedCleanUp(after, WasChanged: true), [new RowChange.Replace(row.Key, Write(after, WriteMark.After(row, mark)), row.Tag)])
                    : (new ChangedCleanUp(before, WasChanged: false), []);
            },
            cancellation);

    /// <summary>Takes the next outdated activities.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The clean-up.</param>
    /// <param name="after">The place at which the step before ended; null for the first.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="beforeCommit">Is told before each activity is taken.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The place to go on from; null when it has come to its end, or was stopped.</returns>
    public async Task<string?> TakeNextAsync(
        TenantId tenant, string id, string? after, Instant now, BeforeCommit beforeCommit, CancellationToken cancellation)
    {
        if (await GetAsync(tenant, id, cancellation) is not { State: CleanUpState.Running } cleanUp)
            return null;
        var all = TenantKeys.DeadlinesBefore(cleanUp.Before);
        var rows = await table.ScanAsync(Partition.Of(tenant), after is null ? all : all.After(after), ActivitiesPerStep, cancellation);
        foreach (var candidate in rows.Select(row => Candidate(row, cleanUp)).OfType<DeadlineRow>())
        {
            var activity = new ActivityId(candidate.Id);
            var decision = await RunAsync(
                tenant,
                id,
                activity,
                (run, found, item) => run.Take(found, item, now),
                run => run with { Done = run.Done + 1 },
                changes => new RowChange.Upsert(
                    TenantKeys.Cleaned(id, activity), RowShapes.Activity.Write(ActivityRow.Of(changes.Activities[0].Before!))),
                beforeCommit,
                cancellation);
            if (decision is Decision<Activity>.Stale)
                return null;
        }

        return rows.Count == ActivitiesPerStep ? rows[^1].Key : null;
    }

    /// <summary>Takes back what a clean-up did to the next activities. One that is not as it was left stays as it is.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The clean-up.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="after">The place at which the step before ended; null for the first.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="beforeCommit">Is told before each activity is taken back.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The place to go on from; null when it has come to its end.</returns>
    public async Task<string?> TakeBackNextAsync(
        TenantId tenant, string id, UserId by, string? after, Instant now, BeforeCommit beforeCommit, CancellationToken cancellation)
    {
        var rows = await CleanedAsync(tenant, id, after, cancellation);
        foreach (var row in rows)
        {
            var before = RowShapes.Activity.Read(row.Body).ToActivity();
            await RunAsync(
                tenant,
                id,
                before.Id,
                (run, found, item) => run.TakeBack(before, found, item, by, now),
                static run => run with { Done = run.Done - 1 },
                _ => new RowChange.Delete(row.Key, null),
                beforeCommit,
                cancellation);
        }

        return rows.Count == ActivitiesPerStep ? rows[^1].Key : null;
    }

    /// <summary>Lets the next activities go for good that a clean-up deleted, and forgets what others were before it.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The clean-up, which can be undone no longer.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>What went, whose files are the caller's to remove; null when nothing is left of the clean-up.</returns>
    public async Task<IReadOnlyList<ChangeSet>?> LetGoNextAsync(TenantId tenant, string id, Instant now, CancellationToken cancellation)
    {
        var rows = await CleanedAsync(tenant, id, after: null, cancellation);
        List<ChangeSet> gone = [];
        foreach (var row in rows)
        {
            var activity = TenantKeys.ActivityOf(row.Key);
            var decision = await RunAsync(
                tenant,
                id,
                activity,
                (run, found, item) => run.LetGo(found, item, now),
                static run => run,
                _ => new RowChange.Delete(row.Key, null),
                static (_, _) => Task.CompletedTask,
                cancellation);
            if (decision is Decision<Activity>.Accepted accepted)
                gone.Add(accepted.Changes);
            else
                await table.RemoveAsync(Partition.Of(tenant), [row], cancellation);
        }

        if (rows is not [])
            return gone;
        if (await table.GetAsync(Partition.Of(tenant), TenantKeys.CleanUp(id), cancellation) is { } run)
            await table.RemoveAsync(Partition.Of(tenant), [run], cancellation);
        return null;
    }

    private static string Write(CleanUp cleanUp, ImmutableArray<string> marks) =>
        RowShapes.CleanUp.Write(CleanUpRow.Of(cleanUp) with { Marks = marks });

    private static DeadlineRow? Candidate(Row row, CleanUp cleanUp) =>
        Readable.OrNull(row, RowShapes.Deadline.Read) is { } candidate
        && cleanUp.MayTake(UserId.Parse(candidate.Responsible), ItemType.Parse(candidate.ItemType))
            ? candidate
            : null;

    private Task<IReadOnlyList<Row>> CleanedAsync(TenantId tenant, string id, string? after, CancellationToken cancellation)
    {
        var all = KeyRange.WithPrefix(TenantKeys.CleanedBy(id));
        return table.ScanAsync(Partition.Of(tenant), after is null ? all : all.After(after), ActivitiesPerStep, cancellation);
    }

    private async Task<List<DeadlineRow>> InStageAsync(string partition, CleanUp cleanUp, List<DeadlineRow> candidates, CancellationToken cancellation)
    {
        var inStage = new ConcurrentDictionary<(string, string), bool>();
        await Parallel.ForEachAsync(
            candidates.Select(candidate => (candidate.ItemType, candidate.ItemId)).Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = ItemsAtOnce, CancellationToken = cancellation },
            async (item, stop) =>
            {
                var key = TenantKeys.Item(new ItemKey(ItemType.Parse(item.ItemType), ItemId.Parse(item.ItemId)));
                inStage[item] = await table.GetAsync(partition, key, stop) is { } row && Readable.Item(row)?.Stage?.Id == cleanUp.Stage;
            });
        return [.. candidates.Where(candidate => inStage[(candidate.ItemType, candidate.ItemId)])];
    }

    /// <summary>Decides on an activity, on its item and on the clean-up, and writes all three.</summary>
    private Task<Decision<Activity>> RunAsync(
        TenantId tenant,
        string id,
        ActivityId activity,
        Func<CleanUp, Activity?, Item?, Decision<Activity>> decide,
        Func<CleanUp, CleanUp> count,
        Func<ChangeSet, RowChange> also,
        BeforeCommit beforeCommit,
        CancellationToken cancellation)
    {
        var partition = Partition.Of(tenant);
        Row? run = null;
        return _loop.RunAsync(
            tenant,
            async (snapshot, ct) =>
            {
                await snapshot.ReadAsync(table, partition, [TenantKeys.CleanUp(id), TenantKeys.Activity(activity)], ct);
                run = snapshot.RowOf(TenantKeys.CleanUp(id));
                if (snapshot.ActivityEvenRemoved(activity) is { } found)
                    await snapshot.ReadAsync(table, partition, [TenantKeys.Item(found.Item), .. _loop.UsageKeys(tenant, found.Item)], ct);
            },
            snapshot =>
            {
                var found = snapshot.ActivityEvenRemoved(activity);
                return snapshot.CleanUp(id) is { } cleanUp
                    ? decide(cleanUp, found, found is null ? null : snapshot.Item(found.Item))
                    : new Decision<Activity>.Stale();
            },
            accepted =>
            [
                new RowChange.Replace(run!.Key, Write(count(RowShapes.CleanUp.Read(run.Body).ToCleanUp()), WriteMark.Of(run)), run.Tag),
                also(accepted.Changes),
            ],
            beforeCommit,
            cancellation);
    }
}
