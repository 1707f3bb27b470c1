namespace Microsoft.DurableTask.Client;

/// <summary>Says in which states an instance of the same id refuses a start.</summary>
public static class StartOrchestrationOptionsExtensions
{
    /// <summary>The states that can be named.</summary>
    public static readonly IReadOnlyList<OrchestrationRuntimeStatus> ValidDedupeStatuses =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
    ];

    /// <summary>The same options with the states in which an instance of the same id refuses the start.</summary>
    public static StartOrchestrationOptions WithDedupeStatuses(
        this StartOrchestrationOptions options, params OrchestrationRuntimeStatus[] dedupeStatuses)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { DedupeStatuses = [.. (dedupeStatuses ?? []).Select(status => status.ToString())] };
    }
}
