using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LocalHost.Durable.Http;
using LocalHost.Tests.Http;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Tests.Durable.Http;

public sealed class CheckStatusTests(SampleHost sample) : IClassFixture<SampleHost>
{
    [Fact]
    public async Task QuickStart_Started_AnswersWithTheUrlsOfTheInstance()
    {
        using var started = await sample.Client.PostAsync("/api/HelloCities_HttpStart", content: null);
        var payload = await started.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal("application/json", started.Content.Headers.ContentType?.ToString());
        Assert.Equal(payload.GetProperty("StatusQueryGetUri").GetString(), started.Headers.Location?.OriginalString);

        var instance = $"{sample.Host.BaseAddress}runtime/webhooks/durabletask/instances/{payload.GetProperty("Id")}";
        Assert.Equal(
            [
                ("Id", payload.GetProperty("Id").GetString()),
                ("StatusQueryGetUri", $"{instance}?code=system-key"),
                ("SendEventPostUri", $"{instance}/raiseEvent/{{eventName}}?code=system-key"),
                ("TerminatePostUri", $"{instance}/terminate?reason={{text}}&code=system-key"),
                ("RewindPostUri", $"{instance}/rewind?reason={{text}}&code=system-key"),
                ("PurgeHistoryDeleteUri", $"{instance}?code=system-key"),
                ("RestartPostUri", $"{instance}/restart?code=system-key"),
                ("SuspendPostUri", $"{instance}/suspend?reason={{text}}&code=system-key"),
                ("ResumePostUri", $"{instance}/resume?reason={{text}}&code=system-key"),
            ],
            payload.EnumerateObject().Select(member => (member.Name, member.Value.GetString())));
    }

    [Fact]
    public async Task Urls_OfAPayload_WorkAsTheyAre()
    {
        var urls = await UrlsAsync("steered");
        await sample.Host.Durable.ScheduleNewOrchestrationInstanceAsync("Approve", new StartOrchestrationOptions("steered"));

        Assert.Equal("Running", await StateAsync(urls));
        Assert.Equal(202, await PostAsync(urls.SuspendPostUri));
        Assert.Equal("Suspended", await StateAsync(urls));
        Assert.Equal(202, await PostAsync(urls.ResumePostUri));
        Assert.Equal("Running", await StateAsync(urls));
        Assert.Equal(202, await PostAsync(urls.SendEventPostUri.Replace("{eventName}", "Approval", StringComparison.Ordinal)));
        Assert.Equal("Completed", await StateAsync(urls));
        Assert.Equal(410, await PostAsync(urls.TerminatePostUri));
        using var purged = await sample.Client.DeleteAsync(urls.PurgeHistoryDeleteUri);
        Assert.Equal("""{"instancesDeleted":1}""", await purged.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("http://127.0.0.1:7071/", "http://127.0.0.1:7071")]
    [InlineData("http://[::]:7071/", "http://localhost:7071")]
    [InlineData("https://0.0.0.0:443/", "https://localhost:443")]
    public void Address_OfAListener_CanBeReached(string listening, string host) =>
        Assert.Equal(host, new WebhookAddress(() => new Uri(listening), () => "key").Host);

    [Fact]
    public async Task Request_CameThroughAProxy_UrlsNameTheProxy()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/HelloCities_HttpStart");
        request.Headers.Add("Forwarded", "for=192.0.2.1;proto=https;host=app.example:8443");

        using var started = await sample.Client.SendAsync(request);

        Assert.StartsWith(
            "https://app.example:8443/runtime/webhooks/durabletask/instances/", started.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Payload_WithoutARequest_NamesWhereTheAppListens()
    {
        var payload = await UrlsAsync("plain");

        Assert.Equal("plain", payload.Id);
        Assert.Equal($"{sample.Host.BaseAddress}runtime/webhooks/durabletask/instances/plain?code=system-key", payload.StatusQueryGetUri);
    }

    private async Task<Urls> UrlsAsync(string id) =>
        (await sample.Client.GetFromJsonAsync<Urls>($"/api/desk/urls/{id}"))!;

    private async Task<string?> StateAsync(Urls urls)
    {
        await sample.Host.WhenIdleAsync();
        var told = await sample.Client.GetFromJsonAsync<JsonElement>(urls.StatusQueryGetUri);
        return told.GetProperty("runtimeStatus").GetString();
    }

    private async Task<int> PostAsync(string? url)
    {
        using var response = await sample.Client.PostAsJsonAsync(url, value: true);
        return (int)response.StatusCode;
    }

    // The client's own class cannot be read back.
    private sealed record Urls(
        string Id, string StatusQueryGetUri, string SendEventPostUri, string TerminatePostUri, string SuspendPostUri, string ResumePostUri, string PurgeHistoryDeleteUri);
}
