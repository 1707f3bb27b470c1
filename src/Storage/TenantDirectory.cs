using System.Runtime.CompilerServices;
using NodaTime.Extensions;
using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Caching;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>Who the tenants are. Read on every request, so a tenant is remembered for half a minute.</summary>
/// <param name="table">The table of tenants.</param>
/// <param name="limits">How much there may be of what.</param>
/// <param name="time">The present moment.</param>
public sealed class TenantDirectory(ISortedTable table, ServiceLimits limits, TimeProvider time)
{
    private const int MostTenants = 10_000;

    private readonly FreshCache<TenantId, Tenant> _known = new(time, MostTenants);
    private readonly Replacement _replacement = new(table, time);

    /// <summary>How much there may be of what.</summary>
    public ServiceLimits Limits => limits;

    /// <summary>What a part of a tenant's count may count where the tenant's limit was never divided.</summary>
    internal long UndividedShare { get; } = OpenActivityLimit.ShareOf(limits.Plans.Standard);

    /// <summary>A tenant; one that is heard of for the first time is written down with the standard plan.</summary>
    /// <param name="id">The tenant.</param>
    /// <param name="zone">The zone to write down for a new one.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public ValueTask<Tenant> GetOrAddAsync(TenantId id, DateTimeZone zone, CancellationToken cancellation) =>
        _known.GetAsync(id, async () => await ReadAsync(id, cancellation) ?? await AddAsync(id, zone, TenantPlan.Standard, cancellation));

    /// <summary>A tenant; null when nobody has heard of it.</summary>
    public Task<Tenant?> FindAsync(TenantId id, CancellationToken cancellation) => ReadAsync(id, cancellation);

    /// <summary>A tenant with the revision of what operators have set; null when nobody has heard of it.</summary>
    public async Task<Versioned<Tenant>?> FindVersionedAsync(TenantId id, CancellationToken cancellation) =>
        await table.GetAsync(Partition.Tenants, Partition.Of(id), cancellation) is { } row && RowShapes.Tenant.Read(row.Body) is var stored
            ? new Versioned<Tenant>(stored.ToTenant(), stored.Revision)
            : null;

    /// <summary>Sets a tenant's plan, limit and zone, and writes it down when nobody has heard of it.</summary>
    /// <param name="tenant">The tenant; when it was heard of first stays.</param>
    /// <param name="expects">Whether this is the revision that the caller means to replace; null of a tenant that is new.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The outcome, and the tenant as it is then.</returns>
    public Task<(PutOutcome Outcome, Tenant Tenant)> PutAsync(Tenant tenant, Func<long?, bool> expects, CancellationToken cancellation) =>
        _known.ChangeAsync(tenant.Id, async () =>
        {
            var put = await _replacement.RunAsync<Put>(
                Partition.Tenants,
                async (mark, ct) =>
                {
                    var row = await table.GetAsync(Partition.Tenants, Partition.Of(tenant.Id), ct);
                    var before = row is null ? null : RowShapes.Tenant.Read(row.Body);
                    if (!expects(before?.Revision))
                        return (new Put(new PutOutcome.Stale(), tenant), []);
                    var after = before is null ? tenant : tenant with { CreatedAt = before.CreatedAt };
                    var revision = (before?.Revision ?? 0) + 1;
                    var body = RowShapes.Tenant.Write(TenantRow.Of(after) with { Revision = revision, Marks = WriteMark.After(row, mark) });
                    return (new Put(new PutOutcome.Written(revision, row is null), after), [TaggedWrite.Put(row, Partition.Of(tenant.Id), body)]);
                },
                cancellation);
            return (put.Outcome, put.Tenant);
        });

    /// <summary>The tenant's limit of open activities, as it is now.</summary>
    public async Task<long> LimitAsync(TenantId id, CancellationToken cancellation) =>
        await ReadAsync(id, cancellation) is { } tenant ? limits.Plans.Of(tenant) : limits.Plans.Standard;

    /// <summary>Writes a tenant down unless it is known.</summary>
    /// <returns>The tenant as it is now.</returns>
    public async Task<Tenant> AddAsync(TenantId id, DateTimeZone zone, TenantPlan plan, CancellationToken cancellation)
    {
        var tenant = new Tenant(id, zone, plan, null, time.GetCurrentInstant());
        RowChange[] batch = [new RowChange.Insert(Partition.Of(id), RowShapes.Tenant.Write(TenantRow.Of(tenant)))];
        try
        {
            if (await table.CommitAsync(Partition.Tenants, batch, cancellation) is BatchOutcome.Committed)
                return tenant;
        }
        catch (StorageUnavailableException)
        {
            // It may be written all the same; whoever wrote it, what is there counts.
            if (await ReadAsync(id, cancellation) is { } written)
                return written;
            throw;
        }

        return await ReadAsync(id, cancellation) ?? tenant;
    }

    /// <summary>Every tenant, in the order of their ids. The keys tell them, so that one whose row cannot be read is told like any other.</summary>
    public async IAsyncEnumerable<TenantId> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in table.ReadAllAsync(Partition.Tenants, KeyRange.All, cancellation))
            yield return IdOf(row);
    }

    /// <summary>Some tenants in the order of their ids, with what is known of each: null of one whose row cannot be read.</summary>
    /// <param name="after">The place at which the page before ended; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<Slice<(TenantId Id, Tenant? Tenant)>> PageAsync(string? after, int limit, CancellationToken cancellation) =>
        table.SliceAsync(Partition.Tenants, "", after, limit, row => (IdOf(row), Readable.OrNull(row, body => RowShapes.Tenant.Read(body).ToTenant())), cancellation);

    private async Task<Tenant?> ReadAsync(TenantId id, CancellationToken cancellation) =>
        await table.GetAsync(Partition.Tenants, Partition.Of(id), cancellation) is { } row ? RowShapes.Tenant.Read(row.Body).ToTenant() : null;

    private static TenantId IdOf(Row row) =>
        KeyPart.TryUnescape(row.Key, out var text) && TenantId.TryParse(text, out var id) ? id : RowShapes.Tenant.Read(row.Body).ToTenant().Id;

    private sealed record Put(PutOutcome Outcome, Tenant Tenant);
}
