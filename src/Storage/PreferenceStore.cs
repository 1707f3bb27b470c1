using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Storage.Caching;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>What users have chosen: two rows for each, read side by side.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="time">For the age of what is remembered.</param>
public sealed class PreferenceStore(ISortedTable table, TimeProvider time)
{
    private const int MostUsers = 10_000;

    private readonly FreshCache<(TenantId, UserId), UserSettings> _cache = new(time, MostUsers);
    private readonly Replacement _replacement = new(table, time);

    /// <summary>The choices, at most half a minute old.</summary>
    public ValueTask<UserSettings> GetAsync(TenantId tenant, UserId user, CancellationToken cancellation) =>
        _cache.GetAsync((tenant, user), () => LoadAsync(tenant, user, cancellation));

    /// <summary>The choices as they are now.</summary>
    public Task<UserSettings> ReadAsync(TenantId tenant, UserId user, CancellationToken cancellation) =>
        _cache.ReadAsync((tenant, user), () => LoadAsync(tenant, user, cancellation));

    /// <summary>Changes what the user does not want to be asked about.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="change">Makes the new ones of the old; null when there are too many.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>What <paramref name="change"/> made.</returns>
    public Task<OptOuts?> ChangeOptOutsAsync(
        TenantId tenant, UserId user, Func<OptOuts, OptOuts?> change, CancellationToken cancellation) =>
        ChangeAsync<OptOuts?>(
            tenant,
            user,
            async (mark, ct) =>
            {
                var row = await table.GetAsync(Partition.Of(tenant), TenantKeys.Choices(user), ct);
                var stored = Choices(row);
                var next = change(stored.OptOuts);
                if (next is null || next.Values.SequenceEqual(stored.OptOuts.Values))
                    return (next, []);
                return (next, [TaggedWrite.Put(row, TenantKeys.Choices(user), Body(next, stored.Preferences, WriteMark.After(row, mark)))]);
            },
            cancellation);

    /// <summary>Replaces the user's preferences.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="preferences">The preferences.</param>
    /// <param name="expects">Whether this is the revision that the caller means to replace.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<PutOutcome> PutPreferencesAsync(
        TenantId tenant, UserId user, Preferences preferences, Func<long, bool> expects, CancellationToken cancellation) =>
        ChangeAsync(
            tenant,
            user,
            async (mark, ct) =>
            {
                var row = await table.GetAsync(Partition.Of(tenant), TenantKeys.Choices(user), ct);
                var stored = Choices(row);
                var revision = stored.Preferences.Revision;
                return expects(revision)
                    ? Put(row, TenantKeys.Choices(user), Body(stored.OptOuts, new(preferences, revision + 1), WriteMark.After(row, mark)), revision + 1)
                    : (new PutOutcome.Stale(), []);
            },
            cancellation);

    /// <summary>Replaces the user's own calendar.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="expects">Whether this is the revision that the caller means to replace.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<PutOutcome> PutCalendarAsync(
        TenantId tenant, UserId user, PersonCalendar calendar, Func<long, bool> expects, CancellationToken cancellation) =>
        ChangeAsync(
            tenant,
            user,
            async (mark, ct) =>
            {
                var row = await table.GetAsync(Partition.Of(tenant), TenantKeys.PersonCalendar(user), ct);
                var revision = Calendar(row).Revision;
                var body = RowShapes.PersonCalendar.Write(PersonCalendarRow.Of(calendar, revision + 1) with { Marks = WriteMark.After(row, mark) });
                return expects(revision)
                    ? Put(row, TenantKeys.PersonCalendar(user), body, revision + 1)
                    : (new PutOutcome.Stale(), []);
            },
            cancellation);

    private static (PutOutcome Answer, IReadOnlyList<RowChange> Batch) Put(Row? row, string key, string body, long revision) =>
        body.Length > TableLimits.BodyLength
            ? (new PutOutcome.TooLarge(), [])
            : (new PutOutcome.Written(revision, IsNew: row is null), [TaggedWrite.Put(row, key, body)]);

    private static string Body(OptOuts optOuts, Versioned<Preferences> preferences, ImmutableArray<string> marks) =>
        RowShapes.Choices.Write(ChoicesRow.Of(optOuts, preferences) with { Marks = marks });

    private static UserSettings Choices(Row? row)
    {
        if (row is null)
            return UserSettings.None;
        var stored = RowShapes.Choices.Read(row.Body);
        return UserSettings.None with { OptOuts = stored.ToOptOuts(), Preferences = stored.ToPreferences() };
    }

    private static Versioned<PersonCalendar> Calendar(Row? row) => row is null
        ? UserSettings.None.Calendar
        : RowShapes.PersonCalendar.Read(row.Body).ToCalendar();

    private Task<T> ChangeAsync<T>(
        TenantId tenant,
        UserId user,
        Func<string, CancellationToken, Task<(T Answer, IReadOnlyList<RowChange> Batch)>> attempt,
        CancellationToken cancellation)
        where T : class? =>
        _cache.ChangeAsync((tenant, user), () => _replacement.RunAsync(Partition.Of(tenant), attempt, cancellation));

    private async Task<UserSettings> LoadAsync(TenantId tenant, UserId user, CancellationToken cancellation)
    {
        var rows = await Task.WhenAll(
            table.GetAsync(Partition.Of(tenant), TenantKeys.Choices(user), cancellation),
            table.GetAsync(Partition.Of(tenant), TenantKeys.PersonCalendar(user), cancellation));
        return Choices(rows[0]) with { Calendar = Calendar(rows[1]) };
    }
}
