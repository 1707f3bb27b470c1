using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;
using SmartActivities.Domain.Limits;
using SmartActivities.Functions.Attachments;
using SmartActivities.Functions.Background;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Limits;

/// <summary>Looks after clean-ups once a night: begins those that have lost their orchestration, and removes for good what those deleted that can be
/// undone no longer.</summary>
public sealed partial class TendCleanUps(TenantDirectory tenants, CleanUpStore cleanUps, Uploads uploads, TimeProvider time, ILogger<TendCleanUps> logger)
{
    // What is not reached by then waits for the next night.
    private static readonly TimeSpan MostPerTenant = TimeSpan.FromMinutes(2);

    [Function(nameof(TendCleanUps))]
    public Task RunAsync([TimerTrigger("0 30 3 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        tenants.ForEachAsync((tenant, stop) => TendAsync(durable, tenant, stop), LogFailed, cancellation);

    private async Task TendAsync(DurableTaskClient durable, TenantId tenant, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        var now = time.GetCurrentInstant();
        await foreach (var cleanUp in cleanUps.AllAsync(tenant, cancellation))
        {
            // An instance may die between writing one down and beginning it, and a task hub can be lost.
            if (cleanUp.IsUnderWay && await CleanUpActivities.BeginAsync(durable, tenant, cleanUp, cancellation))
                LogBegun(cleanUp.Id, tenant.Value);
            while (cleanUp.IsOver(now) && time.GetElapsedTime(begun) < MostPerTenant && await LetGoAsync(tenant, cleanUp, now, cancellation))
            {
            }
        }
    }

    private async Task<bool> LetGoAsync(TenantId tenant, CleanUp cleanUp, Instant now, CancellationToken cancellation)
    {
        if (await cleanUps.LetGoNextAsync(tenant, cleanUp.Id, now, cancellation) is not { } gone)
            return false;
        foreach (var changes in gone)
            await uploads.RemoveAsync(tenant, changes, cancellation);
        return true;
    }

    [LoggerMessage(3712, LogLevel.Error, "The clean-ups of tenant {TenantId} could not be looked after; the next night tries again")]
    private partial void LogFailed(Exception exception, string tenantId);

    [LoggerMessage(3713, LogLevel.Warning, "Clean-up {CleanUp} of tenant {TenantId} had lost its orchestration, and goes on")]
    private partial void LogBegun(string cleanUp, string tenantId);
}
