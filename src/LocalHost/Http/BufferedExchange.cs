using System.Globalization;
using Google.Protobuf;
using LocalHost.Protocol;
using LocalHost.Protocol.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;
using SameSiteMode = Microsoft.Net.Http.Headers.SameSiteMode;

namespace LocalHost.Http;

/// <summary>Requests and answers as messages, for workers without ASP.NET Core: bodies are in memory on their way.</summary>
internal static class BufferedExchange
{
    public static async Task<TypedData> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var http = new RpcHttp { Method = request.Method, Url = request.GetEncodedUrl() };
        foreach (var (name, values) in request.Headers)
            http.NullableHeaders[name] = Text(string.Join(',', values.ToArray()));
        foreach (var (name, values) in request.Query)
            http.NullableQuery[name] = Text(values.ToString());
        foreach (var (name, value) in request.RouteValues)
            http.NullableParams[name] = Text(value?.ToString() ?? "");
        http.Body = new() { Bytes = await ByteString.FromStreamAsync(request.Body, context.RequestAborted) };
        return new() { Http = http };
    }

    public static async Task WriteAsync(HttpContext context, InvocationResponse answer)
    {
        var response = context.Response;
        if ((answer.ReturnValue?.Http ?? answer.OutputData.Select(output => output.Data?.Http).FirstOrDefault(http => http is not null)) is not { } http)
        {
            await WriteValueAsync(response, answer.ReturnValue, context.RequestAborted);
            return;
        }

        response.StatusCode = int.Parse(http.StatusCode, CultureInfo.InvariantCulture);
        foreach (var (name, value) in http.Headers)
            response.Headers[name] = value;
        foreach (var cookie in http.Cookies)
            response.Headers.Append("Set-Cookie", CookieOf(cookie));
        await response.Body.WriteAsync(http.Body.ToBytes(), context.RequestAborted);
    }

    // A function that returns something else than an answer has it sent as it is.
    private static async Task WriteValueAsync(HttpResponse response, TypedData? value, CancellationToken cancellation)
    {
        if (value is null or { DataCase: TypedData.DataOneofCase.None })
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        response.ContentType = value.DataCase == TypedData.DataOneofCase.Json ? "application/json; charset=utf-8" : "text/plain; charset=utf-8";
        await response.Body.WriteAsync(value.ToBytes(), cancellation);
    }

    private static string CookieOf(RpcHttpCookie cookie)
    {
        var header = new SetCookieHeaderValue(cookie.Name, Uri.EscapeDataString(cookie.Value))
        {
            Domain = cookie.Domain?.Value,
            Path = cookie.Path?.Value ?? "/",
            Expires = cookie.Expires?.Value?.ToDateTimeOffset(),
            MaxAge = cookie.MaxAge is { DoubleCase: NullableDouble.DoubleOneofCase.Value } age ? TimeSpan.FromSeconds(age.Value) : null,
            Secure = cookie.Secure?.Value ?? false,
            HttpOnly = cookie.HttpOnly?.Value ?? false,
            SameSite = cookie.SameSite switch
            {
                RpcHttpCookie.Types.SameSite.Lax => SameSiteMode.Lax,
                RpcHttpCookie.Types.SameSite.Strict => SameSiteMode.Strict,
                RpcHttpCookie.Types.SameSite.ExplicitNone => SameSiteMode.None,
                _ => SameSiteMode.Unspecified,
            },
        };
        return header.ToString();
    }

    private static NullableString Text(string value) => new() { Value = value };
}
