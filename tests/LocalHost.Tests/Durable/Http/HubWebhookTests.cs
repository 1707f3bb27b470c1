using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LocalHost.Tests.Durable.Http;

public sealed class HubWebhookTests : IAsyncLifetime
{
    private readonly WebhookHost _webhooks = new();

    public async Task InitializeAsync()
    {
        await _webhooks.InitializeAsync();
        await _webhooks.SendAsync("POST", "/orchestrators/HelloCities/a-1");
        await _webhooks.SendAsync("POST", "/orchestrators/Approve/a-2");
        await _webhooks.Hub.PassAsync(TimeSpan.FromDays(1));
        await _webhooks.SendAsync("POST", "/orchestrators/HelloCities/ü-3");
        await _webhooks.SendAsync("POST", "/orchestrators/Greet/b-4");
    }

    public Task DisposeAsync() => _webhooks.DisposeAsync();

    [Theory]
    [InlineData("", "a-1 a-2 b-4 ü-3")]
    [InlineData("?instanceIdPrefix=a-", "a-1 a-2")]
    [InlineData("?runtimeStatus=Completed", "a-1 ü-3")]
    [InlineData("?runtimeStatus=Running,Failed", "a-2 b-4")]
    [InlineData("?runtimeStatus=Running&runtimeStatus=Failed", "a-2 b-4")]
    [InlineData("?createdTimeFrom=2030-01-02T00:00:00Z", "b-4 ü-3")]
    [InlineData("?createdTimeTo=2030-01-01T23:59:59", "a-1 a-2")] // without a zone: UTC
    [InlineData("?createdTimeFrom=nonsense&runtimeStatus=Nonsense&top=nonsense", "a-1 a-2 b-4 ü-3")] // as upstream: what cannot be read is not there
    public async Task List_ByFilter_TellsThoseInstances(string query, string ids)
    {
        var listed = await _webhooks.JsonAsync("GET", "/instances" + query);

        Assert.Equal(ids.Split(' '), listed!.AsArray().Select(told => (string?)told?["instanceId"]));
    }

    [Fact]
    public async Task List_InPages_GoesOnWhereTheTokenSays()
    {
        List<string?> ids = [];
        string? token = null;
        do
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/runtime/webhooks/durabletask/instances?top=3");
            request.Headers.Add("x-ms-continuation-token", token);
            using var response = await _webhooks.Client.SendAsync(request);
            ids.AddRange((await response.Content.ReadFromJsonAsync<JsonArray>())!.Select(told => (string?)told?["instanceId"]));
            token = Assert.Single(response.Headers.GetValues("x-ms-continuation-token"));
        }
        while (token.Length > 0);

        Assert.Equal(["a-1", "a-2", "b-4", "ü-3"], ids);
    }

    [Fact]
    public async Task List_TokenIsForged_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/runtime/webhooks/durabletask/instances");
        request.Headers.Add("x-ms-continuation-token", "???");

        using var response = await _webhooks.Client.SendAsync(request);

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task Purge_OfOne_RemovesItAndCounts()
    {
        WebhookHost.Says("""{ "instancesDeleted": 1 }""", await _webhooks.JsonAsync("DELETE", "/instances/a-1"));

        Assert.Equal(404, await _webhooks.StatusAsync("GET", "/instances/a-1"));
        Assert.Equal(404, await _webhooks.StatusAsync("DELETE", "/instances/a-1"));
    }

    [Fact]
    public async Task Purge_OfOneThatRuns_IsRefused()
    {
        using var refused = await _webhooks.SendAsync("DELETE", "/instances/a-2");

        Assert.Equal(412, (int)refused.StatusCode);
        Assert.Contains(
            "Only orchestrations in a terminal state can be purged", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(202, await _webhooks.StatusAsync("GET", "/instances/a-2"));
    }

    [Theory]
    [InlineData("createdTimeFrom=2030-01-01T00:00:00Z", 3, "a-2")] // what runs is left alone
    [InlineData("createdTimeFrom=2030-01-01T00:00:00Z&runtimeStatus=Failed", 1, "a-1 a-2 ü-3")]
    [InlineData("createdTimeFrom=2030-01-01T00:00:00Z&createdTimeTo=2030-01-01T12:00:00Z", 1, "a-2 b-4 ü-3")]
    public async Task Purge_ByFilter_RemovesThoseThatEnded(string query, int count, string left)
    {
        WebhookHost.Says($$"""{ "instancesDeleted": {{count}} }""", await _webhooks.JsonAsync("DELETE", "/instances?" + query));

        var listed = await _webhooks.JsonAsync("GET", "/instances");
        Assert.Equal(left.Split(' '), listed!.AsArray().Select(told => (string?)told?["instanceId"]));
    }

    [Theory]
    [InlineData("", 400)] // a beginning must be given
    [InlineData("?createdTimeFrom=2031-01-01T00:00:00Z", 404)] // nothing is there to be purged
    public async Task Purge_ByFilter_IsRefusedOrNotFound(string query, int status) =>
        Assert.Equal(status, await _webhooks.StatusAsync("DELETE", "/instances" + query));
}
