using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>Which cards have moved, of the items that a user is responsible for.</summary>
/// <param name="table">The table of tenants' data.</param>
public sealed class MovedCards(ISortedTable table)
{
    /// <summary>How long a move can be read; who watches again later reads the boards anew.</summary>
    public static readonly Duration Kept = Duration.FromDays(1);

    /// <summary>The moves after <paramref name="since"/>, the latest first, so many at most.</summary>
    public async Task<IReadOnlyList<MovedCard>> SinceAsync(
        TenantId tenant, UserId user, Instant since, int most, CancellationToken cancellation)
    {
        var rows = await table.ScanAsync(Partition.Of(tenant), TenantKeys.Since(TenantKeys.MovedOf(user), since), most, cancellation);
        return [.. rows.Select(row => MovedRow.Read(row, user))];
    }
}
