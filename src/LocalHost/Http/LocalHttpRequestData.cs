using System.Security.Claims;
using LocalHost.Hosting;
using LocalHost.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Http;

/// <summary>A request as <see cref="HttpRequestData"/>, on top of ASP.NET Core's.</summary>
internal sealed class LocalHttpRequestData(InvocationContext context, HttpContext http) : HttpRequestData(context), IHttpRequestDataFeature
{
    public override Stream Body => http.Request.Body;

    public override HttpHeadersCollection Headers => field ??= new(
        http.Request.Headers.Select(h => KeyValuePair.Create(h.Key, h.Value.Select(v => v ?? ""))));

    public override IReadOnlyCollection<IHttpCookie> Cookies => field ??=
        [.. http.Request.Cookies.Select(c => new Microsoft.Azure.Functions.Worker.Http.HttpCookie(c.Key, c.Value))];

    public override Uri Url => field ??= new(http.Request.GetEncodedUrl());

    public override IEnumerable<ClaimsIdentity> Identities => http.User.Identities;

    public override string Method => http.Request.Method;

    public override HttpResponseData CreateResponse() =>
        http.RequestServices.GetService<AspNetCoreIntegration>() is null
            ? new BufferedHttpResponseData(FunctionContext)
            : new LocalHttpResponseData(FunctionContext, http.Response);

    ValueTask<HttpRequestData?> IHttpRequestDataFeature.GetHttpRequestDataAsync(FunctionContext context) =>
        ValueTask.FromResult<HttpRequestData?>(this);
}
