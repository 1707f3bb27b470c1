using SmartActivities.Storage;

namespace SmartActivities.Functions.Background;

/// <summary>What timers do for every tenant.</summary>
internal static class TenantRounds
{
    // One after another, many tenants would take longer than a timer has.
    private const int AtOnce = 8;

    /// <summary>Takes a step for each tenant, several at once. A step that fails is handed to <paramref name="failed"/> with the tenant,
    /// and keeps no other tenant waiting.</summary>
    public static Task ForEachAsync(
        this TenantDirectory tenants,
        Func<TenantId, CancellationToken, Task> step,
        Action<Exception, string> failed,
        CancellationToken cancellation) => Parallel.ForEachAsync(
            tenants.AllAsync(cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (tenant, stop) =>
            {
                try
                {
                    await step(tenant, stop);
                }
                catch (Exception e) when (!stop.IsCancellationRequested)
                {
                    failed(e, tenant.Value);
                }
            });
}
