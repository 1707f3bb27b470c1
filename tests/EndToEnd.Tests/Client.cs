using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SmartActivities.EndToEnd.Tests;

/// <summary>Somebody who calls the app over HTTP.</summary>
public sealed class Client(HttpClient http, string? token)
{
    public string? Token => token;

    public Task<Answer> GetAsync(string address, params ReadOnlySpan<(string Name, string Value)> headers) =>
        SendAsync(HttpMethod.Get, address, content: null, headers);

    public Task<Answer> PostAsync(string address, object? body = null, params ReadOnlySpan<(string Name, string Value)> headers) =>
        SendAsync(HttpMethod.Post, address, ContentOf(body), headers);

    public Task<Answer> PutAsync(string address, object body) => SendAsync(HttpMethod.Put, address, ContentOf(body));

    public Task<Answer> DeleteAsync(string address) => SendAsync(HttpMethod.Delete, address, content: null);

    public Task<Answer> SendAsync(
        HttpMethod method, string address, HttpContent? content, params ReadOnlySpan<(string Name, string Value)> headers) =>
        ReadAsync(Request(method, address, content, headers));

    /// <summary>Sends a request whose answer is too long to be held.</summary>
    public Task<HttpResponseMessage> OpenAsync(string address, params ReadOnlySpan<(string Name, string Value)> headers) =>
        http.SendAsync(Request(HttpMethod.Get, address, content: null, headers), HttpCompletionOption.ResponseHeadersRead);

    /// <summary>Every entry of a list, read in pages of one size.</summary>
    public async Task<IReadOnlyList<JsonElement>> PagesAsync(string address, int limit)
    {
        var all = new List<JsonElement>();
        var join = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await GetAsync($"{address}{join}limit={limit}{(cursor is "" ? "" : "&cursor=" + cursor)}")).Is(200);
            var items = page.GetProperty("items").EnumerateArray().ToList();
            Assert.InRange(items.Count, 0, limit);
            all.AddRange(items);
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }

        return all;
    }

    /// <summary>Does what Retry-After asks for: whoever is refused for the crowd comes again, and nothing of that try was written.</summary>
    public static async Task<Answer> PersistAsync(Func<Task<Answer>> request)
    {
        while (true)
        {
            var answer = await request();
            if (answer.Status != 503)
                return answer;
        }
    }

    private static HttpContent? ContentOf(object? body) => body switch
    {
        null => null,
        HttpContent content => content,
        _ => JsonContent.Create(body, body.GetType(), options: JsonSerializerOptions.Web),
    };

    private HttpRequestMessage Request(
        HttpMethod method, string address, HttpContent? content, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(method, address) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private async Task<Answer> ReadAsync(HttpRequestMessage request)
    {
        using (request)
        {
            var response = await http.SendAsync(request);
            return new Answer(response, await response.Content.ReadAsByteArrayAsync());
        }
    }
}
