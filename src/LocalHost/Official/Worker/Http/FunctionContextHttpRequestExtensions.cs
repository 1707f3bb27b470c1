using LocalHost.Invocation;
using Microsoft.Azure.Functions.Worker.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The request and the answer of an invocation.</summary>
public static class FunctionContextHttpRequestExtensions
{
    /// <summary>The request that started the invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The request, or null when something else started it.</returns>
    public static ValueTask<HttpRequestData?> GetHttpRequestDataAsync(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<IHttpRequestDataFeature>() is { } feature
            ? feature.GetHttpRequestDataAsync(context)
            : ValueTask.FromResult<HttpRequestData?>(null);
    }

    /// <summary>The answer that the function returned, alone or among its outputs.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The answer, or null when it returned something else.</returns>
    public static HttpResponseData? GetHttpResponseData(this FunctionContext context) =>
        InvocationContext.Of(context).Answer as HttpResponseData;
}
