using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;
using SmartActivities.Functions.Attachments;
using SmartActivities.Functions.Background;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Limits;

/// <summary>Removes for good, once a night, what clean-ups deleted that can be undone no longer.</summary>
public sealed partial class ForgetCleanUps(
    TenantDirectory tenants, CleanUpStore cleanUps, Uploads uploads, TimeProvider time, ILogger<ForgetCleanUps> logger)
{
    // What is not reached by then waits for the next night.
    private static readonly TimeSpan MostPerTenant = TimeSpan.FromMinutes(2);

    [Function(nameof(ForgetCleanUps))]
    public Task RunAsync([TimerTrigger("0 30 3 * * *")] TimerInfo timer, CancellationToken cancellation) =>
        tenants.ForEachAsync(ForgetAsync, LogFailed, cancellation);

    private async Task ForgetAsync(TenantId tenant, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        var now = time.GetCurrentInstant();
        await foreach (var cleanUp in cleanUps.AllAsync(tenant, cancellation))
        {
            while (cleanUp.IsOver(now) && time.GetElapsedTime(begun) < MostPerTenant)
            {
                if (await cleanUps.LetGoNextAsync(tenant, cleanUp.Id, now, cancellation) is not { } gone)
                    break;
                foreach (var changes in gone)
                    await uploads.RemoveAsync(tenant, changes, cancellation);
            }
        }
    }

    [LoggerMessage(3712, LogLevel.Error, "What clean-ups of tenant {TenantId} deleted could not be removed; the next night tries again")]
    private partial void LogFailed(Exception exception, string tenantId);
}
