using System.Globalization;
using System.Net;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace LocalHost.Durable.Http;

/// <summary>A call over HTTP as an orchestrator makes it: each request is an activity, each pause a timer.</summary>
internal sealed class HttpCall(TaskOrchestrationContext context, DurableHttpRequest request)
{
    /// <summary>The property of a context that says after how many milliseconds an unfinished request is looked at again.</summary>
    public const string PollingInterval = "HttpDefaultAsyncRequestSleepTimeMilliseconds";

    private const double DefaultPollingInterval = 30_000;

    // It opened the first request; where that one's result is told, it would hide the key that the URL carries.
    private const string FunctionKey = "x-functions-key";

    private readonly ILogger _logger = context.CreateReplaySafeLogger("Microsoft.Azure.Functions.Worker.Extensions.DurableTask.CallHttp");

    public async Task<DurableHttpResponse> RunAsync()
    {
        var response = await SendUntilItSucceedsAsync();
        var asked = request.Uri;
        while (request.AsynchronousPatternEnabled && response.StatusCode == HttpStatusCode.Accepted)
        {
            if (Header(response, "Location") is not { } location)
            {
                _logger.NothingToPoll(context.InstanceId);
                break;
            }

            await context.CreateTimer(context.CurrentUtcDateTime + PauseAfter(response), CancellationToken.None);
            asked = new Uri(asked, location);
            response = await SendAsync(Poll(asked));
        }

        return response;
    }

    private static string? Header(DurableHttpResponse response, string name)
    {
        var header = response.Headers?.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? default;
        return StringValues.IsNullOrEmpty(header) ? null : header[0];
    }

    private async Task<DurableHttpResponse> SendUntilItSucceedsAsync()
    {
        if (request.HttpRetryOptions is not { } retry)
            return await SendAsync(request);

        var began = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            bool GoesOn() => attempt < retry.MaxNumberOfAttempts && context.CurrentUtcDateTime - began < retry.RetryTimeout;
            try
            {
                var response = await SendAsync(request);
                if (!IsRetried(retry, response.StatusCode) || !GoesOn())
                    return response;
            }
            catch (TaskFailedException) when (GoesOn())
            {
            }

            await context.CreateTimer(context.CurrentUtcDateTime + PauseAfter(retry, attempt), CancellationToken.None);
        }
    }

    private static bool IsRetried(HttpRetryOptions retry, HttpStatusCode status) =>
        retry.StatusCodesToRetry.Count == 0 ? (int)status >= 400 : retry.StatusCodesToRetry.Contains(status);

    private static TimeSpan PauseAfter(HttpRetryOptions retry, int attempt)
    {
        var ticks = retry.FirstRetryInterval.Ticks * Math.Pow(retry.BackoffCoefficient, attempt - 1);
        return ticks < retry.MaxRetryInterval.Ticks ? TimeSpan.FromTicks((long)ticks) : retry.MaxRetryInterval;
    }

    private TimeSpan PauseAfter(DurableHttpResponse response)
    {
        if (int.TryParse(Header(response, "Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        return TimeSpan.FromMilliseconds(context.Properties.TryGetValue(PollingInterval, out var set) && set is double chosen ? chosen : DefaultPollingInterval);
    }

    private DurableHttpRequest Poll(Uri location) => new(HttpMethod.Get, location)
    {
        Headers = request.Headers?.Where(h => !h.Key.Equals(FunctionKey, StringComparison.OrdinalIgnoreCase)).ToDictionary(h => h.Key, h => h.Value),
        AsynchronousPatternEnabled = true,
        Timeout = request.Timeout,
    };

    private Task<DurableHttpResponse> SendAsync(DurableHttpRequest sent) => context.CallActivityAsync<DurableHttpResponse>(HttpActivity.Name, sent);
}
