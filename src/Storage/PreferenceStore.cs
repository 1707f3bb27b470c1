using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Storage.Caching;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>What users have chosen: two rows for each, one of choices and one with the calendar.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="time">For the age of what is remembered.</param>
public sealed class PreferenceStore(ISortedTable table, TimeProvider time)
{
    private const int MostUsers = 10_000;

    private readonly FreshCache<(TenantId, UserId), UserSettings> _choices = new(time, MostUsers);
    private readonly FreshCache<(TenantId, UserId), Versioned<PersonCalendar>> _calendars = new(time, MostUsers);
    private readonly Replacement _replacement = new(table, time);

    /// <summary>All of it, at most half a minute old.</summary>
    public Task<UserSettings> GetAsync(TenantId tenant, UserId user, CancellationToken cancellation) => WholeAsync(
        _choices.GetAsync((tenant, user), () => LoadChoicesAsync(tenant, user, cancellation)),
        _calendars.GetAsync((tenant, user), () => LoadCalendarAsync(tenant, user, cancellation)));

    /// <summary>All of it as it is now: two reads side by side.</summary>
    public Task<UserSettings> ReadAsync(TenantId tenant, UserId user, CancellationToken cancellation) => WholeAsync(
        new(ReadChosenAsync(tenant, user, cancellation)),
        new(ReadCalendarAsync(tenant, user, cancellation)));

    /// <summary>The choices as they are now, with the calendar at most half a minute old: one read while that is remembered.</summary>
    public Task<UserSettings> ReadChoicesAsync(TenantId tenant, UserId user, CancellationToken cancellation) => WholeAsync(
        new(ReadChosenAsync(tenant, user, cancellation)),
        _calendars.GetAsync((tenant, user), () => LoadCalendarAsync(tenant, user, cancellation)));

    /// <summary>The user's preferences as they are now.</summary>
    public async Task<Versioned<Preferences>> ReadPreferencesAsync(TenantId tenant, UserId user, CancellationToken cancellation) =>
        (await ReadChosenAsync(tenant, user, cancellation)).Preferences;

    /// <summary>The user's own calendar as it is now.</summary>
    public Task<Versioned<PersonCalendar>> ReadCalendarAsync(TenantId tenant, UserId user, CancellationToken cancellation) =>
        _calendars.ReadAsync((tenant, user), () => LoadCalendarAsync(tenant, user, cancellation));

    /// <summary>Changes what the user does not want to be asked about.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="change">Makes the new ones of the old; null when there are too many.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>What <paramref name="change"/> made.</returns>
    public Task<OptOuts?> ChangeOptOutsAsync(
        TenantId tenant, UserId user, Func<OptOuts, OptOuts?> change, CancellationToken cancellation) =>
        ChangeAsync<UserSettings, OptOuts?>(
            _choices,
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
            _choices,
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
            _calendars,
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

    private static async Task<UserSettings> WholeAsync(ValueTask<UserSettings> readingChoices, ValueTask<Versioned<PersonCalendar>> readingCalendar)
    {
        var (choices, calendar) = (readingChoices.AsTask(), readingCalendar.AsTask());
        // Both are awaited, so that the failure of one leaves no other unobserved.
        await Task.WhenAll(choices, calendar);
        return await choices with { Calendar = await calendar };
    }

    private Task<T> ChangeAsync<TCached, T>(
        FreshCache<(TenantId, UserId), TCached> cache,
        TenantId tenant,
        UserId user,
        Func<string, CancellationToken, Task<(T Answer, IReadOnlyList<RowChange> Batch)>> attempt,
        CancellationToken cancellation)
        where T : class? =>
        cache.ChangeAsync((tenant, user), () => _replacement.RunAsync(Partition.Of(tenant), attempt, cancellation));

    private Task<UserSettings> ReadChosenAsync(TenantId tenant, UserId user, CancellationToken cancellation) =>
        _choices.ReadAsync((tenant, user), () => LoadChoicesAsync(tenant, user, cancellation));

    private async Task<UserSettings> LoadChoicesAsync(TenantId tenant, UserId user, CancellationToken cancellation) =>
        Choices(await table.GetAsync(Partition.Of(tenant), TenantKeys.Choices(user), cancellation));

    private async Task<Versioned<PersonCalendar>> LoadCalendarAsync(TenantId tenant, UserId user, CancellationToken cancellation) =>
        Calendar(await table.GetAsync(Partition.Of(tenant), TenantKeys.PersonCalendar(user), cancellation));
}
