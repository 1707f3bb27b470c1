using Microsoft.Extensions.Logging;

namespace LocalHost.Durable;

/// <summary>What the engine logs; numbers from 1500.</summary>
internal static partial class DurableLog
{
    [LoggerMessage(1500, LogLevel.Information, "Task hub {Hub} is open: {Instances} instances and {Activities} activities go on.")]
    public static partial void HubOpened(this ILogger logger, string hub, int instances, int activities);

    [LoggerMessage(1501, LogLevel.Error, "The task hub could not be written or read; it is tried again.")]
    public static partial void StoreFailed(this ILogger logger, Exception exception);

    [LoggerMessage(1502, LogLevel.Warning, "Orchestration {InstanceId} ({Name}) failed: {Reason}")]
    public static partial void OrchestrationFailed(this ILogger logger, string instanceId, string name, string? reason);

    [LoggerMessage(1503, LogLevel.Warning, "Activity {Name} of orchestration {InstanceId} failed: {Reason}")]
    public static partial void ActivityFailed(this ILogger logger, string name, string instanceId, string reason);

    [LoggerMessage(1504, LogLevel.Warning, "The worker has not answered; it is asked again.")]
    public static partial void WorkerGone(this ILogger logger, Exception exception);
}
