using LocalHost.Protocol;

namespace LocalHost.Functions;

/// <summary>Where the app's worker is found: always the same in this process, one after the other as a child.</summary>
internal interface IWorkers
{
    /// <summary>The worker that takes invocations now; waits while there is none.</summary>
    ValueTask<WorkerSession> CurrentAsync(CancellationToken cancellation);
}
