using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace LocalHost.Http;

/// <summary>An answer as <see cref="HttpResponseData"/>, written straight to ASP.NET Core's.</summary>
internal sealed class LocalHttpResponseData : HttpResponseData
{
    private readonly HttpResponse _response;

    public LocalHttpResponseData(FunctionContext context, HttpResponse response)
        : base(context)
    {
        _response = response;
        Cookies = new LocalHttpCookies(response);
        response.OnStarting(CopyHeaders);
    }

    public override HttpStatusCode StatusCode
    {
        get => (HttpStatusCode)_response.StatusCode;
        set => _response.StatusCode = (int)value;
    }

    public override HttpHeadersCollection Headers { get; set; } = [];

    public override Stream Body
    {
        get => _response.Body;
        set => _response.Body = value;
    }

    public override HttpCookies Cookies { get; }

    // Headers may still be set when the body has begun to be buffered; they count until the answer starts.
    private Task CopyHeaders()
    {
        Headers.WriteTo(_response);
        return Task.CompletedTask;
    }
}
