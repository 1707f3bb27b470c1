using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Store;

/// <summary>An instance as it is stored. Times are UTC ticks. Texts are serialized values.</summary>
internal sealed record InstanceRow
{
    public required long Key { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required OrchestrationStatus Status { get; init; }

    /// <summary>The id of the present generation, for those outside.</summary>
    public required string Execution { get; init; }

    public required int Generation { get; init; }

    /// <summary>Turns of this generation that are in the history.</summary>
    public required int Turns { get; init; }

    public required long CreatedAt { get; init; }

    public required long UpdatedAt { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    public string? Tags { get; init; }

    public bool HasEnded => HasEndedAt(Status);

    public static bool HasEndedAt(OrchestrationStatus status) => status
        is OrchestrationStatus.Completed
        or OrchestrationStatus.Failed
        or OrchestrationStatus.Terminated;
}
