using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LocalHost.Durable.Client;
using LocalHost.Durable.Http;
using LocalHost.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LocalHost.Tests.Durable.Http;

/// <summary>A hub with its webhooks, and a client that has their key.</summary>
public sealed class WebhookHost : IAsyncLifetime
{
    private const string Webhooks = "/runtime/webhooks/durabletask";

    private readonly TemporaryFolder _folder = new();
    private WebApplication _app = null!;

    internal static DateTimeOffset Start { get; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal TestHub Hub { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Hub = await TestHub.OpenAsync(Tasks, new FakeTimeProvider(Start), options => options.HubName = "Sample");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LocalHost:Keys:Master"] = "master-key",
            ["LocalHost:Keys:Host:default"] = "host-key",
        }).Build();
        var key = new SystemKey("durabletask_extension", "system-key", _folder.FullName);
        var webhooks = new DurableWebhooks(
            new AccessKeys(settings), key, Hub.Hub, new HubClient(Hub.Hub), new WebhookAddress(() => Address, () => key.Value), Hub.Clock,
            NullLogger.Instance);
        _app.Map(Webhooks, path => path.Run(http => webhooks.ServeAsync(http, http.Request.Path)));
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single() + "/");
        Client = new HttpClient { BaseAddress = Address };
        Client.DefaultRequestHeaders.Add("x-functions-key", "system-key");
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Hub.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Asks a webhook and waits until nothing is left to do.</summary>
    public async Task<HttpResponseMessage> SendAsync(string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Webhooks + path);
        if (json is not null)
            request.Content = new StringContent(json, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        var response = await Client.SendAsync(request);
        await Hub.SettleAsync();
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

    private static void Tasks(TestTasks tasks) => tasks
        .AddOrchestratorFunc<object?, string[]>("HelloCities", async (context, _) =>
        {
            List<string> hellos = [];
            foreach (var city in new[] { "Tokyo", "Seattle", "London" })
                hellos.Add(await context.CallActivityAsync<string>("SayHelloToCity", city));
            return [.. hellos];
        })
        .AddOrchestratorFunc<object?, string>("Approve", async (context, _) =>
            await context.WaitForExternalEvent<bool>("Approval", TimeSpan.FromDays(3)) ? "yes" : "no")
        .AddOrchestratorFunc<string[]?, int>("Greet", (_, names) =>
        {
            ArgumentNullException.ThrowIfNull(names);
            return Task.FromResult(names.Length);
        })
        .AddActivityFunc<string, string>("SayHelloToCity", (_, city) => $"Hello {city}!");
}
