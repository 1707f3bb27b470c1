using Microsoft.Azure.Functions.Worker.Http;

namespace LocalHost.Durable.Http;

/// <summary>Under which scheme and host a client knows the app: as a proxy in front of it says (RFC 7239), or as the request went.</summary>
internal static class RequestHost
{
    public static string Of(HttpRequestData request)
    {
        var forwarded = Forwarded(request);
        return $"{forwarded.GetValueOrDefault("proto", request.Url.Scheme)}://{forwarded.GetValueOrDefault("host", request.Url.Authority)}";
    }

    private static Dictionary<string, string> Forwarded(HttpRequestData request)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!request.Headers.TryGetValues("Forwarded", out var values))
            return pairs;
        var nearest = values.First().Split(',')[0];
        foreach (var pair in nearest.Split(';', StringSplitOptions.TrimEntries))
        {
            if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value])
                pairs[name] = value.Trim('"');
        }

        return pairs;
    }
}
