using LocalHost.Durable.Http;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

namespace Microsoft.DurableTask;

/// <summary>HTTP for orchestrators.</summary>
public static class TaskOrchestrationContextExtensionMethods
{
    /// <summary>Makes a request over HTTP, once: a replay takes the answer from the history.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer, whatever its status.</returns>
    /// <exception cref="TaskFailedException">There was no answer.</exception>
    public static Task<DurableHttpResponse> CallHttpAsync(this TaskOrchestrationContext context, DurableHttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        return new HttpCall(context, request).RunAsync();
    }

    /// <summary>Makes a request over HTTP, once: a replay takes the answer from the history.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="uri">Where it goes.</param>
    /// <param name="content">Its body.</param>
    /// <param name="retryOptions">Which failures are tried again.</param>
    /// <returns>The answer, whatever its status.</returns>
    /// <exception cref="TaskFailedException">There was no answer.</exception>
    public static Task<DurableHttpResponse> CallHttpAsync(
        this TaskOrchestrationContext context, HttpMethod method, Uri uri, string? content = null, HttpRetryOptions? retryOptions = null) =>
        context.CallHttpAsync(new DurableHttpRequest(method, uri) { Content = content, HttpRetryOptions = retryOptions });
}
