using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Http;

/// <summary>What the webhooks log; numbers from 1520.</summary>
internal static partial class DurableHttpLog
{
    [LoggerMessage(1520, LogLevel.Error, "A webhook of the task hub ({Method}) failed.")]
    public static partial void WebhookFailed(this ILogger logger, Exception exception, string method);
}
