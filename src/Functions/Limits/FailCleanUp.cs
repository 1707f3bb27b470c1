using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Limits;

/// <summary>Notes that a clean-up has given up.</summary>
public sealed partial class FailCleanUp(CleanUpStore cleanUps, TimeProvider time, ILogger<FailCleanUp> logger)
{
    [Function(nameof(FailCleanUp))]
    public async Task RunAsync([ActivityTrigger] CleanUpStep step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        LogFailed(step.CleanUp, step.Tenant);
        await cleanUps.ChangeAsync(step.TenantId, step.CleanUp, cleanUp => cleanUp.Failed(time.GetCurrentInstant()), cancellation);
    }

    [LoggerMessage(3711, LogLevel.Error, "Clean-up {CleanUp} of tenant {TenantId} has given up")]
    private partial void LogFailed(string cleanUp, string tenantId);
}
