using SmartActivities.Storage.Caching;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>The counters of users. While a tenant is at its limit they are blocked: each user's are counted once, and shown as they were then.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="agendas">Where they are counted.</param>
/// <param name="usage">Where tenants stand with their limits.</param>
public sealed class CounterStore(ISortedTable table, AgendaStore agendas, UsageStore usage)
{
    private const int MostTenants = 10_000;

    // Whose counters were blocked at the last look; then it is worth a wave of reads not to count in vain.
    private readonly Remembered<TenantId> _blocked = new(MostTenants);

    /// <summary>What a user's counters show where they are known not to be blocked.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="behavior">Whose activities count.</param>
    /// <param name="day">The user's day.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<CounterReading> CountAsync(TenantId tenant, UserId user, TenantBehavior behavior, UserDay day, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(behavior);
        ArgumentNullException.ThrowIfNull(day);
        return new CounterReading(await agendas.CountAsync(tenant, user, behavior.CounterMode, day, cancellation), day.Now, Blocked: null);
    }

    /// <summary>What a user's counters show, in one wave of reads unless they are blocked.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="behavior">Whose activities count, and whether a limit blocks.</param>
    /// <param name="day">The user's day.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<CounterReading> ReadAsync(TenantId tenant, UserId user, TenantBehavior behavior, UserDay day, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(behavior);
        ArgumentNullException.ThrowIfNull(day);
        var readingWhole = usage.ReadWholeAsync(tenant, cancellation);
        var counting = _blocked.Contains(tenant) ? null : CountAsync(tenant, user, behavior, day, cancellation);
        await Task.WhenAll(readingWhole, counting ?? Task.CompletedTask);
        var whole = await readingWhole;
        var isBlocked = behavior.BlocksCounters(whole);
        _blocked.Set(tenant, isBlocked);
        var row = isBlocked ? await table.GetAsync(Partition.Of(tenant), TenantKeys.Counted(user), cancellation) : null;
        if (row is not null && Readable.OrNull(row, RowShapes.Counted.Read) is { } kept && kept.Mode == behavior.CounterMode && kept.BlockedAt == whole.ReachedAt)
            return new CounterReading(new Counters(kept.Planned, kept.Overdue, kept.Incoming), kept.At, whole);

        var counted = await (counting ?? CountAsync(tenant, user, behavior, day, cancellation));
        if (!isBlocked)
            return counted;
        var (planned, overdue, incoming) = counted.Counters;
        await KeepAsync(tenant, user, row, new CountedRow(behavior.CounterMode, planned, overdue, incoming, counted.At, whole.ReachedAt!.Value), cancellation);
        return counted with { Blocked = whole };
    }

    private async Task KeepAsync(TenantId tenant, UserId user, Row? before, CountedRow counted, CancellationToken cancellation)
    {
        try
        {
            // A refusal says that somebody else has just done it, with numbers as good as these.
            await table.CommitAsync(
                Partition.Of(tenant), [TaggedWrite.Put(before, TenantKeys.Counted(user), RowShapes.Counted.Write(counted))], cancellation);
        }
        catch (StorageUnavailableException)
        {
            // The next read tries again; this one has its numbers.
        }
    }
}
