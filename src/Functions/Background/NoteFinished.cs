using Microsoft.Azure.Functions.Worker;
using NodaTime.Extensions;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Background;

/// <summary>Notes that an orchestration ends, so that it is purged.</summary>
public sealed class NoteFinished(FinishedOrchestrations finished, TimeProvider time)
{
    [Function(nameof(NoteFinished))]
    public Task RunAsync([ActivityTrigger] EndingOrchestration ending, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ending);
        return finished.NoteAsync(TenantId.Parse(ending.Tenant), ending.Instance, time.GetCurrentInstant(), cancellation);
    }
}

/// <summary>An orchestration that ends.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Instance">Its id.</param>
public sealed record EndingOrchestration(string Tenant, string Instance);
