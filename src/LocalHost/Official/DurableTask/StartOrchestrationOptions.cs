using System.Collections.Immutable;

namespace Microsoft.DurableTask;

/// <summary>How a new orchestration is to be started.</summary>
/// <param name="InstanceId">The id of the new instance; null for one made up.</param>
/// <param name="StartAt">When the instance shall begin; null for at once.</param>
public record StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
{
    /// <summary>A copy of <paramref name="options"/>.</summary>
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        Version = options.Version;
        DedupeStatuses = options.DedupeStatuses;
    }

    /// <summary>Tags of the instance.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The version of the instance; null for the app's default.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>The states of an instance of the same id that refuse the start; in any other state it is replaced.</summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
