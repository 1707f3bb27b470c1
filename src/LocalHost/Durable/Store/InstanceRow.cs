using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Store;

/// <summary>An instance as it is stored. Times are UTC ticks. Texts are serialized values.</summary>
internal sealed record InstanceRow
{
    public required long Key { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required OrchestrationRuntimeStatus Status { get; init; }

    public required int Generation { get; init; }

    /// <summary>Turns of this generation that are in the history.</summary>
    public required int Turns { get; init; }

    public required long CreatedAt { get; init; }

    public required long UpdatedAt { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public string? Failure { get; init; }

    public string? Tags { get; init; }

    public bool HasEnded => HasEndedAt(Status);

    public static bool HasEndedAt(OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;
}
