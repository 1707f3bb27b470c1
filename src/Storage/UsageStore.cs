using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>How much tenants use of what they may.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="tenants">Whose limits they are.</param>
/// <param name="time">For the pauses after a conflict.</param>
public sealed class UsageStore(ISortedTable table, TenantDirectory tenants, TimeProvider time)
{
    // Two rows each, and one transaction holds a hundred.
    private const int MostToldAtOnce = 50;

    private readonly UsageBook _book = new(table, tenants, time);

    /// <summary>A tenant's usage, in one query.</summary>
    public async Task<Usage> ReadAsync(TenantId tenant, CancellationToken cancellation)
    {
        var rows = await UsageRows.ReadAsync(table, Partition.Of(tenant), cancellation);
        var byType = from part in rows.Parts from count in part.Open group count.Value by count.Key;
        return new Usage(
            byType.ToImmutableSortedDictionary(type => type.Key, type => type.Sum(), StringComparer.Ordinal),
            rows.Parts.Sum(part => part.FileBytes),
            rows.Whole ?? new TenantUsage());
    }

    /// <summary>Where a tenant stands with its limit, in one read.</summary>
    public async Task<TenantUsage> ReadWholeAsync(TenantId tenant, CancellationToken cancellation) =>
        await table.GetAsync(Partition.Of(tenant), TenantKeys.WholeUsage, cancellation) is { } row
            ? RowShapes.WholeUsage.Read(row.Body).ToUsage()
            : new TenantUsage();

    /// <summary>The earliest deadline of an open activity that has passed; null when none has.</summary>
    public async Task<Instant?> OldestOverdueAsync(TenantId tenant, Instant now, CancellationToken cancellation) =>
        await table.ScanKeysAsync(Partition.Of(tenant), TenantKeys.DeadlinesBefore(now), 1, cancellation) is [var key] ? TenantKeys.DeadlineOf(key) : null;

    /// <summary>Makes the limit that was set count from now on.</summary>
    public Task ApplyLimitAsync(TenantId tenant, Instant now, CancellationToken cancellation) => _book.DivideAsync(tenant, now, cancellation);

    /// <summary>Looks after a tenant's limit: sets right what is not as it should be, and notes what administrators are to be told. One query where
    /// nothing is to be done.</summary>
    /// <param name="tenant">The tenant, as it was a moment ago.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>Null when the tenant is no more: then nothing is written.</returns>
    public async Task<EnforcedLimit?> EnforceAsync(Tenant tenant, Instant now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var (partition, limit) = (Partition.Of(tenant.Id), tenants.Limits.Plans.Of(tenant));
        var isDivided = false;
        for (var tries = 1; ; tries++)
        {
            var rows = await UsageRows.ReadAsync(table, partition, cancellation);
            var needsDivision = !isDivided && OpenActivityLimit.NeedsDivision(rows.Whole, rows.Open, limit, tenants.UndividedShare);
            var before = rows.Whole ?? new TenantUsage();
            var after = OpenActivityLimit.Notice(before, rows.Open, limit, now);
            if (!needsDivision && after == before)
                return new EnforcedLimit(rows.Open, limit, after.Owed, isDivided);
            if (await tenants.FindAsync(tenant.Id, cancellation) is null)
                return null;
            if (needsDivision)
            {
                await _book.DivideAsync(tenant.Id, now, cancellation);
                isDivided = true;
                continue;
            }

            if (await table.CommitAsync(partition, [rows.Put(TenantKeys.WholeUsage, Write(after))], cancellation) is not BatchOutcome.Refused refused)
                return new EnforcedLimit(rows.Open, limit, after.Owed, isDivided);
            await Collisions.PauseAsync(tries, refused.Key, time, cancellation);
        }
    }

    /// <summary>Gives a notice that is owed. Giving it twice gives it once.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="recipients">Who is told.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task TellAsync(TenantId tenant, LimitNotice notice, IEnumerable<UserId> recipients, CancellationToken cancellation)
    {
        var partition = Partition.Of(tenant);
        foreach (var some in recipients.Select(user => Notification.OfLimit(user, notice)).Chunk(MostToldAtOnce))
        {
            List<RowChange> batch = [];
            foreach (var one in some)
            {
                // Who has read it already, before a run that was cut off came to its end, is told again: better twice than never.
                batch.Add(new RowChange.Upsert(TenantKeys.Inbox(one), RowShapes.Inbox.Write(InboxRow.Of(one))));
                batch.Add(new RowChange.Upsert(TenantKeys.Unread(one), TenantKeys.SaysItAll));
            }

            await table.CommitAsync(partition, batch, cancellation);
        }

        for (var tries = 1; ; tries++)
        {
            var row = await table.GetAsync(partition, TenantKeys.WholeUsage, cancellation);
            var whole = row is null ? null : RowShapes.WholeUsage.Read(row.Body).ToUsage();
            if (whole?.Owed != notice)
                return;
            var told = new RowChange.Replace(TenantKeys.WholeUsage, Write(whole with { Owed = null }), row!.Tag);
            if (await table.CommitAsync(partition, [told], cancellation) is not BatchOutcome.Refused refused)
                return;
            await Collisions.PauseAsync(tries, refused.Key, time, cancellation);
        }
    }

    private static string Write(TenantUsage whole) => RowShapes.WholeUsage.Write(WholeUsageRow.Of(whole));
}
