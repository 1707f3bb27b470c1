namespace Microsoft.DurableTask.Internal;

/// <summary>What can start orchestrations.</summary>
public interface IOrchestrationSubmitter
{
    /// <summary>Starts an orchestration and gives its instance id.</summary>
    Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default);
}
