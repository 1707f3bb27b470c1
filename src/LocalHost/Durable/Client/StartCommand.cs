using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Client;

/// <summary>An instance that is to be started.</summary>
internal sealed record StartCommand(string Name, string? Input)
{
    public string? InstanceId { get; init; }

    public string? Version { get; init; }

    /// <summary>When it is to begin, in UTC ticks; null for now.</summary>
    public long? StartAt { get; init; }

    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>The states in which an instance of the same id may be replaced; null for all in which it has ended.</summary>
    public IReadOnlyCollection<OrchestrationStatus>? Replaceable { get; init; }
}

/// <summary>Which instance ids can be taken. Those that begin with @ are entities.</summary>
internal static class InstanceIds
{
    /// <summary>Why an id is refused; null when it is not.</summary>
    public static string? Complaint(string id)
    {
        if (id.StartsWith('@')) return "Orchestration instance IDs must not start with '@'.";
        return id.Any(char.IsControl) ? "Orchestration instance IDs must not contain control characters." : null;
    }
}
