using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Http;

namespace LocalHost.Http;

/// <summary>The headers of a worker's response, on their way into ASP.NET Core's.</summary>
internal static class ResponseHeaders
{
    public static void WriteTo(this HttpHeadersCollection headers, HttpResponse response)
    {
        foreach (var (name, values) in headers.NonValidated)
            response.Headers[name] = values.ToArray();
    }
}
