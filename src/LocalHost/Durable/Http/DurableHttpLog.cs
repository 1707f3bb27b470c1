using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Http;

/// <summary>What the webhooks and calls over HTTP log; numbers from 1520.</summary>
internal static partial class DurableHttpLog
{
    [LoggerMessage(1520, LogLevel.Error, "A webhook of the task hub ({Method}) failed.")]
    public static partial void WebhookFailed(this ILogger logger, Exception exception, string method);

    [LoggerMessage(1521, LogLevel.Warning, "An answer 202 to orchestration {InstanceId} has no Location, so it is not followed.")]
    public static partial void NothingToPoll(this ILogger logger, string instanceId);
}
