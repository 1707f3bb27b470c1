using System.Collections.Specialized;
using System.Security.Claims;
using System.Web;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A request.</summary>
public abstract class HttpRequestData
{
    private NameValueCollection? _query;

    /// <summary>Makes the request of an invocation.</summary>
    /// <param name="functionContext">The invocation.</param>
    public HttpRequestData(FunctionContext functionContext) => FunctionContext = functionContext;

    /// <summary>The body.</summary>
    public abstract Stream Body { get; }

    /// <summary>The headers.</summary>
    public abstract HttpHeadersCollection Headers { get; }

    /// <summary>The cookies.</summary>
    public abstract IReadOnlyCollection<IHttpCookie> Cookies { get; }

    /// <summary>The whole address.</summary>
    public abstract Uri Url { get; }

    /// <summary>Who calls, as the platform knows.</summary>
    public abstract IEnumerable<ClaimsIdentity> Identities { get; }

    /// <summary>The method.</summary>
    public abstract string Method { get; }

    /// <summary>The invocation that the request starts.</summary>
    public FunctionContext FunctionContext { get; }

    /// <summary>The values of the query.</summary>
    public virtual NameValueCollection Query => _query ??= HttpUtility.ParseQueryString(Url.Query);

    /// <summary>An answer to be filled.</summary>
    /// <returns>The answer.</returns>
    public abstract HttpResponseData CreateResponse();
}
