using Microsoft.Azure.Functions.Worker;
using NodaTime.Extensions;
using SmartActivities.Storage;

namespace SmartActivities.Functions;

/// <summary>Notes that an orchestration ends, so that it is purged.</summary>
/// <param name="finished">Where it is noted.</param>
/// <param name="time">The present moment.</param>
public sealed class NoteFinished(FinishedOrchestrations finished, TimeProvider time)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(NoteFinished))]
    public Task RunAsync([ActivityTrigger] EndingOrchestration ending, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ending);
        return finished.NoteAsync(TenantId.Parse(ending.Tenant), ending.Instance, time.GetCurrentInstant(), cancellation);
    }
}
