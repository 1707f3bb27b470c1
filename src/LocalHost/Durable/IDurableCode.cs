using Microsoft.DurableTask;

namespace LocalHost.Durable;

/// <summary>The app's orchestrators and activities, as the engine sees them.</summary>
internal interface IDurableCode
{
    IReadOnlyCollection<string> OrchestratorNames { get; }

    IReadOnlyCollection<string> ActivityNames { get; }

    /// <summary>
    /// Runs orchestrator code against the engine's context; gives its result, null for none. Called at every replay.
    /// <paramref name="turnEnd"/> completes when the code has come as far as the history goes.
    /// </summary>
    Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context, Task turnEnd);

    /// <summary>Runs an activity; input and result are serialized as in the history.</summary>
    Task<string?> RunActivityAsync(string name, TaskActivityContext context, string? serializedInput, CancellationToken cancellation);
}
