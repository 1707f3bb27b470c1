using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LocalHost.Testing;

namespace LocalHost.Tests.Durable.Http;

/// <summary>A running sample with a client that has the key of the webhooks.</summary>
public sealed class WebhookHost : IAsyncLifetime
{
    private const string Webhooks = "/runtime/webhooks/durabletask";

    public FunctionsTestHost Host { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await SampleApp.StartAsync(options => options.Settings["LocalHost:Keys:System:durabletask_extension"] = "system-key");
        Client = Host.CreateClient();
        Client.DefaultRequestHeaders.Add("x-functions-key", "system-key");
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>Asks a webhook and waits until nothing is left to do.</summary>
    public async Task<HttpResponseMessage> SendAsync(string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Webhooks + path);
        if (json is not null)
            request.Content = new StringContent(json, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        var response = await Client.SendAsync(request);
        await Host.WhenIdleAsync();
        return response;
    }

    public async Task<int> StatusAsync(string method, string path, string? json = null)
    {
        using var response = await SendAsync(method, path, json);
        return (int)response.StatusCode;
    }

    public async Task<JsonNode?> JsonAsync(string method, string path, string? json = null)
    {
        using var response = await SendAsync(method, path, json);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return await response.Content.ReadFromJsonAsync<JsonNode>();
    }

    /// <summary>Asserts that JSON says the same, whatever its layout.</summary>
    public static void Says(string expected, JsonNode? actual) => Assert.Equal(JsonNode.Parse(expected)?.ToJsonString(), actual?.ToJsonString());
}
