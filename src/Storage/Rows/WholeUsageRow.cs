using SmartActivities.Domain.Limits;

namespace SmartActivities.Storage.Rows;

/// <summary>What a tenant's parts have in common, version 1.</summary>
/// <param name="Limit">The limit that was divided last.</param>
/// <param name="Total">All open activities, while the parts take turns.</param>
/// <param name="ReachedAt">Since when the tenant is at its limit.</param>
/// <param name="LastReachedAt">When it last came to it.</param>
/// <param name="Noticed">The highest level that was told and not left since, in per cent.</param>
/// <param name="Owed">The notice that is still to be given.</param>
internal sealed record WholeUsageRow(long Limit, long? Total, Instant? ReachedAt, Instant? LastReachedAt, int Noticed, LimitNotice? Owed)
{
    public int V { get; init; } = 1;

    public static WholeUsageRow Of(TenantUsage whole) =>
        new(whole.Limit, whole.Open, whole.ReachedAt, whole.LastReachedAt, whole.NoticedLevel, whole.Owed);

    public TenantUsage ToUsage() => new()
    {
        Limit = Limit,
        Open = Total,
        ReachedAt = ReachedAt,
        LastReachedAt = LastReachedAt,
        NoticedLevel = Noticed,
        Owed = Owed,
    };
}
