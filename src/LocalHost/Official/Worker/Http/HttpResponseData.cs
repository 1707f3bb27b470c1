using System.Net;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>An answer.</summary>
public abstract class HttpResponseData
{
    /// <summary>Makes the answer of an invocation.</summary>
    /// <param name="functionContext">The invocation.</param>
    public HttpResponseData(FunctionContext functionContext) => FunctionContext = functionContext;

    /// <summary>The status.</summary>
    public abstract HttpStatusCode StatusCode { get; set; }

    /// <summary>The headers.</summary>
    public abstract HttpHeadersCollection Headers { get; set; }

    /// <summary>The body.</summary>
    public abstract Stream Body { get; set; }

    /// <summary>The cookies.</summary>
    public abstract HttpCookies Cookies { get; }

    /// <summary>The invocation that answers.</summary>
    public FunctionContext FunctionContext { get; }

    /// <summary>An answer to be filled.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <returns>The answer.</returns>
    public static HttpResponseData CreateResponse(HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.CreateResponse();
    }
}
