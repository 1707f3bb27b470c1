using System.Runtime.CompilerServices;
using NodaTime.Extensions;
using SmartActivities.Storage.Caching;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>Who the tenants are. Read on every request, so a tenant is remembered for half a minute.</summary>
/// <param name="table">The table of tenants.</param>
/// <param name="time">The present moment.</param>
public sealed class TenantDirectory(ISortedTable table, TimeProvider time)
{
    private const int MostTenants = 10_000;

    private readonly FreshCache<TenantId, Tenant> _known = new(time, MostTenants);

    /// <summary>A tenant; one that is heard of for the first time is written down with the standard plan.</summary>
    /// <param name="id">The tenant.</param>
    /// <param name="zone">The zone to write down for a new one.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public ValueTask<Tenant> GetOrAddAsync(TenantId id, DateTimeZone zone, CancellationToken cancellation) =>
        _known.GetAsync(id, async () => await ReadAsync(id, cancellation) ?? await AddAsync(id, zone, TenantPlan.Standard, cancellation));

    /// <summary>A tenant; null when nobody has heard of it.</summary>
    public Task<Tenant?> FindAsync(TenantId id, CancellationToken cancellation) => ReadAsync(id, cancellation);

    /// <summary>Writes a tenant down unless it is known.</summary>
    /// <returns>The tenant as it is now.</returns>
    public async Task<Tenant> AddAsync(TenantId id, DateTimeZone zone, TenantPlan plan, CancellationToken cancellation)
    {
        var tenant = new Tenant(id, zone, plan, null, time.GetCurrentInstant());
        var row = new TenantRow(id.Value, zone.Id, plan, null, tenant.CreatedAt);
        RowChange[] batch = [new RowChange.Insert(Partition.Of(id), RowShapes.Tenant.Write(row))];
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
            yield return KeyPart.TryUnescape(row.Key, out var text) && TenantId.TryParse(text, out var id) ? id : Read(row).Id;
    }

    private async Task<Tenant?> ReadAsync(TenantId id, CancellationToken cancellation) =>
        await table.GetAsync(Partition.Tenants, Partition.Of(id), cancellation) is { } row ? Read(row) : null;

    private static Tenant Read(Row row)
    {
        var stored = RowShapes.Tenant.Read(row.Body);
        return new Tenant(
            TenantId.Parse(stored.Id), DateTimeZoneProviders.Tzdb[stored.Zone], stored.Plan, stored.OpenActivityLimit, stored.CreatedAt);
    }
}
