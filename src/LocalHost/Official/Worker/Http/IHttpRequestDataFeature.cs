namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Makes the request of an invocation.</summary>
public interface IHttpRequestDataFeature
{
    /// <summary>The request that started the invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The request, or null when something else started it.</returns>
    ValueTask<HttpRequestData?> GetHttpRequestDataAsync(FunctionContext context);
}
