using System.Collections.Immutable;

namespace Microsoft.DurableTask.Client;

/// <summary>What is known of an orchestration.</summary>
public sealed class OrchestrationMetadata
{
    /// <summary>Describes an orchestration.</summary>
    public OrchestrationMetadata(string name, string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        Name = name;
        InstanceId = instanceId;
    }

    /// <summary>The orchestrator's name.</summary>
    public string Name { get; }

    /// <summary>The instance's id.</summary>
    public string InstanceId { get; }

    /// <summary>What reads input, output and custom status; null when they were not fetched.</summary>
    public DataConverter? DataConverter { get; init; }

    /// <summary>Its state.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When it, or its present generation, was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last did something.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Its input, when fetched.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>Its output, when it has ended and the output was fetched.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>Its custom status, when fetched.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What it failed of, when it has.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Whether it is running.</summary>
    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    /// <summary>Whether it has ended, in whatever way.</summary>
    public bool IsCompleted => RuntimeStatus
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;

    /// <summary>The input.</summary>
    public T? ReadInputAs<T>() => Read<T>(SerializedInput);

    /// <summary>The output.</summary>
    public T? ReadOutputAs<T>() => Read<T>(SerializedOutput);

    /// <summary>The custom status.</summary>
    public T? ReadCustomStatusAs<T>() => Read<T>(SerializedCustomStatus);

    /// <inheritdoc/>
    public override string ToString() => $"[Name: '{Name}', ID: '{InstanceId}', RuntimeStatus: {RuntimeStatus}]";

    private T? Read<T>(string? text) => DataConverter is null
        ? throw new InvalidOperationException("Inputs and outputs were not asked for.")
        : DataConverter.Deserialize<T>(text);
}
