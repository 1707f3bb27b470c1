using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace LocalHost.Http;

/// <summary>An answer in memory: it is sent when it is what the invocation comes to, and may be changed or replaced until then.</summary>
internal sealed class BufferedHttpResponseData(FunctionContext context) : HttpResponseData(context)
{
    private readonly BufferedHttpCookies _cookies = new();

    public override HttpStatusCode StatusCode { get; set; } = HttpStatusCode.OK;

    public override HttpHeadersCollection Headers { get; set; } = [];

    public override Stream Body { get; set; } = new MemoryStream();

    public override HttpCookies Cookies => _cookies;

    public Task SendAsync(HttpResponse response, CancellationToken cancellation)
    {
        response.StatusCode = (int)StatusCode;
        Headers.WriteTo(response);
        _cookies.WriteTo(new LocalHttpCookies(response));
        if (Body.CanSeek)
            Body.Position = 0;
        return Body.CopyToAsync(response.Body, cancellation);
    }
}
