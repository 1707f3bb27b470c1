using SmartActivities.Storage.Caching;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>Who the users are, as their tokens have shown them.</summary>
/// <param name="table">The table of tenants' data.</param>
public sealed class UserDirectory(ISortedTable table)
{
    private const int MostUsers = 10_000;

    private static readonly Duration ADay = Duration.FromDays(1);

    private readonly Generations<(TenantId, UserId), Known> _known = new(MostUsers);

    /// <summary>What is remembered of a user; null of one whom nobody has seen.</summary>
    public async Task<SeenUser?> GetAsync(TenantId tenant, UserId user, CancellationToken cancellation) =>
        await table.GetAsync(Partition.Of(tenant), TenantKeys.User(user), cancellation) is { } row ? RowShapes.User.Read(row.Body).ToUser() : null;

    /// <summary>The administrators of a tenant, as far as their tokens have shown them.</summary>
    public async Task<ImmutableArray<UserId>> AdministratorsAsync(TenantId tenant, CancellationToken cancellation) => [.. await table
        .ReadAllAsync(Partition.Of(tenant), KeyRange.WithPrefix(TenantKeys.Users), cancellation)
        .Select(row => Readable.OrNull(row, RowShapes.User.Read))
        .Where(user => user is { Admin: true })
        .Select(user => UserId.Parse(user!.Id))
        .ToListAsync(cancellation)];

    /// <summary>Whether there is nothing to do about a user whom a token shows: this process has looked within a day, and what is stored is the
    /// same or was written within a day.</summary>
    public bool Remembers(TenantId tenant, SeenUser seen, Instant now) =>
        _known.TryGet((tenant, seen.Id), out var known) && known.IsFresh(now) && !known.IsOutdated(seen, now);

    /// <summary>Remembers a user as a token shows one: written when it is the first, or when it differs and the last write is a day old. Of
    /// several who do so at once one writes, and the others leave it at that.</summary>
    /// <param name="tenant">The user's tenant.</param>
    /// <param name="seen">The user as the token shows one.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task RememberAsync(TenantId tenant, SeenUser seen, Instant now, CancellationToken cancellation)
    {
        var (partition, key) = (Partition.Of(tenant), TenantKeys.User(seen.Id));
        if (!_known.TryGet((tenant, seen.Id), out var known) || !known.IsFresh(now))
            known = Known.Of(await table.GetAsync(partition, key, cancellation), now);
        if (known.IsOutdated(seen, now))
        {
            var row = UserRow.Of(seen, now);
            // A refusal says that somebody else has just done it.
            await table.CommitAsync(partition, [TaggedWrite.Put(known.Row, key, RowShapes.User.Write(row))], cancellation);
            known = known with { Stored = row };
        }

        _known.Keep((tenant, seen.Id), known);
    }

    /// <param name="Row">The row as it was read.</param>
    /// <param name="Stored">What it holds; null where there is none, or one of a later release, which stays.</param>
    /// <param name="ReadAt">When it was read.</param>
    private sealed record Known(Row? Row, UserRow? Stored, Instant ReadAt)
    {
        public static Known Of(Row? row, Instant now) => new(row, row is null ? null : Readable.OrNull(row, RowShapes.User.Read), now);

        public bool IsFresh(Instant now) => now - ReadAt < ADay;

        public bool IsOutdated(SeenUser seen, Instant now) => Stored is null
            ? Row is null
            : now - Stored.WrittenAt >= ADay && UserRow.Of(seen, Stored.WrittenAt) != Stored;
    }
}
