using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Templates;
using SmartActivities.Storage.Caching;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>What administrators have set. All settings of a tenant are read together and remembered for half a minute; a change that
/// this process makes is seen at once.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="time">For the age of what is remembered.</param>
public sealed class SettingsStore(ISortedTable table, TimeProvider time)
{
    private const int MostTenants = 10_000;

    private readonly FreshCache<TenantId, TenantSettings> _cache = new(time, MostTenants);
    private readonly Replacement _replacement = new(table, time);

    /// <summary>The settings, at most half a minute old.</summary>
    public ValueTask<TenantSettings> GetAsync(TenantId tenant, CancellationToken cancellation) =>
        _cache.GetAsync(tenant, () => LoadAsync(tenant, cancellation));

    /// <summary>The settings as they are now.</summary>
    public Task<TenantSettings> ReadAsync(TenantId tenant, CancellationToken cancellation) =>
        _cache.ReadAsync(tenant, () => LoadAsync(tenant, cancellation));

    /// <summary>The tenant's behaviour alone, as it is now, in one read.</summary>
    public async Task<TenantBehavior> ReadBehaviorAsync(TenantId tenant, CancellationToken cancellation) =>
        await table.GetAsync(Partition.Of(tenant), TenantKeys.Behavior, cancellation) is { } row
            ? RowShapes.Behavior.Read(row.Body).ToBehavior().Value
            : TenantBehavior.Default;

    /// <summary>Replaces the settings of the proposals.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="section">The settings.</param>
    /// <param name="expects">Whether this is the revision that the caller means to replace.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<PutOutcome> PutSuggestionsAsync(
        TenantId tenant, SuggestionSection section, Func<long, bool> expects, CancellationToken cancellation) =>
        PutAsync(
            tenant,
            TenantKeys.SuggestionSettings,
            row => RowShapes.Suggestions.Read(row.Body).Revision,
            (revision, marks) => RowShapes.Suggestions.Write(SuggestionsRow.Of(section, revision) with { Marks = marks }),
            expects,
            cancellation);

    /// <summary>Replaces the tenant's behaviour.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="behavior">The behaviour.</param>
    /// <param name="expects">Whether this is the revision that the caller means to replace.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<PutOutcome> PutBehaviorAsync(
        TenantId tenant, TenantBehavior behavior, Func<long, bool> expects, CancellationToken cancellation) =>
        PutAsync(
            tenant,
            TenantKeys.Behavior,
            row => RowShapes.Behavior.Read(row.Body).Revision,
            (revision, marks) => RowShapes.Behavior.Write(BehaviorRow.Of(behavior, revision) with { Marks = marks }),
            expects,
            cancellation);

    /// <summary>Replaces the calendar.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="decide">Makes the calendar of the present one, which is absent while the tenant has set none; null when it shall
    /// stay as it is. May be asked several times.</param>
    /// <param name="expects">Whether this is the revision that the caller means to replace.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<PutOutcome> PutCalendarAsync(
        TenantId tenant, Func<WorkCalendar?, WorkCalendar?> decide, Func<long, bool> expects, CancellationToken cancellation) =>
        ChangeAsync<PutOutcome>(
            tenant,
            async (mark, ct) =>
            {
                var stored = await StoredCalendar.ReadAsync(table, tenant, ct);
                if (!expects(stored.Calendar.Revision))
                    return (new PutOutcome.Stale(), []);
                if (decide(stored.Calendar.Value) is not { } next)
                    return (new PutOutcome.Written(stored.Calendar.Revision, IsNew: false), []);
                var revision = stored.Calendar.Revision + 1;
                var batch = stored.ReplacedBy(next, revision, mark);
                return batch.Sum(TableLimits.Weigh) > TableLimits.BatchWeight
                    ? (new PutOutcome.TooLarge(), [])
                    : (new PutOutcome.Written(revision, IsNew: revision == 1), batch);
            },
            cancellation);

    internal Task<T> ChangeAsync<T>(
        TenantId tenant,
        Func<string, CancellationToken, Task<(T Answer, IReadOnlyList<RowChange> Batch)>> attempt,
        CancellationToken cancellation)
        where T : class? =>
        _cache.ChangeAsync(tenant, () => _replacement.RunAsync(Partition.Of(tenant), attempt, cancellation));

    private Task<PutOutcome> PutAsync(
        TenantId tenant,
        string key,
        Func<Row, long> revisionOf,
        Func<long, ImmutableArray<string>, string> write,
        Func<long, bool> expects,
        CancellationToken cancellation) =>
        ChangeAsync<PutOutcome>(
            tenant,
            async (mark, ct) =>
            {
                var row = await table.GetAsync(Partition.Of(tenant), key, ct);
                var revision = row is null ? 0 : revisionOf(row);
                if (!expects(revision))
                    return (new PutOutcome.Stale(), []);
                var body = write(revision + 1, WriteMark.After(row, mark));
                return (new PutOutcome.Written(revision + 1, row is null), [TaggedWrite.Put(row, key, body)]);
            },
            cancellation);

    private async Task<TenantSettings> LoadAsync(TenantId tenant, CancellationToken cancellation)
    {
        var partition = Partition.Of(tenant);
        // Both are awaited, so that the failure of one leaves no other unobserved.
        var read = await Task.WhenAll(
            table.ScanAsync(partition, KeyRange.WithPrefix(TenantKeys.Settings), TableLimits.ScanRows, cancellation),
            table.ScanAsync(partition, KeyRange.WithPrefix(TenantKeys.Templates), TemplateSet.MaxCount, cancellation));
        var rows = read[0];
        TemplateRow[] templates = [.. read[1].Select(row => RowShapes.Template.Read(row.Body))];
        var suggestions = rows.FirstOrDefault(row => row.Key == TenantKeys.SuggestionSettings);
        var behavior = rows.FirstOrDefault(row => row.Key == TenantKeys.Behavior);
        return new TenantSettings
        {
            Behavior = behavior is null ? TenantSettings.None.Behavior : RowShapes.Behavior.Read(behavior.Body).ToBehavior(),
            Suggestions = suggestions is null
                ? TenantSettings.None.Suggestions
                : RowShapes.Suggestions.Read(suggestions.Body).ToSection(),
            Calendar = StoredCalendar.Of(rows).Calendar,
            Templates = new TemplateSet([.. templates.Select(row => row.ToTemplate())]),
            TemplateRevisions = templates.ToImmutableDictionary(row => TemplateId.Parse(row.Id), row => row.Revision),
        };
    }
}
