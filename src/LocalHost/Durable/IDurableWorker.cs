using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable;

/// <summary>
/// The app's orchestrators and activities, as the engine sees them: the worker is asked, and answers later or never. Messages are those of
/// the durable extension.
/// </summary>
internal interface IDurableWorker
{
    IReadOnlyCollection<string> Orchestrators { get; }

    IReadOnlyCollection<string> Activities { get; }

    /// <summary>Has the worker replay an instance and decide its next turn.</summary>
    /// <exception cref="WorkerGoneException">There is no answer; the same may be asked again.</exception>
    Task<OrchestratorResponse> DecideAsync(string orchestrator, OrchestratorRequest request, CancellationToken cancellation);

    /// <summary>Runs an activity; input and output are JSON, null for none.</summary>
    /// <exception cref="WorkerGoneException">There is no answer; whether it ran to its end is not known.</exception>
    Task<ActivityAnswer> RunActivityAsync(string activity, string instanceId, string? input, CancellationToken cancellation);
}

/// <summary>What has come of an activity.</summary>
internal abstract record ActivityAnswer
{
    private ActivityAnswer()
    {
    }

    /// <summary>It has a result; JSON, null for none.</summary>
    public sealed record Completed(string? Output) : ActivityAnswer;

    public sealed record Failed(TaskFailureDetails Failure) : ActivityAnswer;
}

/// <summary>The worker has ended, or its connection has, before it answered.</summary>
internal sealed class WorkerGoneException(string message, Exception? cause = null) : Exception(message, cause);
