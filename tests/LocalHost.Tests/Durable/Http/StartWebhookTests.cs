using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LocalHost.Tests.Durable.Http;

public sealed class StartWebhookTests(WebhookHost webhooks) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task Start_WithId_AnswersWithUrlsThatCarryHubConnectionAndCode()
    {
        using var response = await webhooks.SendAsync("POST", "/orchestrators/HelloCities/first");

        var instance = $"{webhooks.Address}runtime/webhooks/durabletask/instances/first";
        const string query = "taskHub=Sample&connection=Storage&code=system-key";
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal($"{instance}?{query}", response.Headers.Location?.OriginalString);
        Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter?.Delta);
        WebhookHost.Says(
            $$"""
            {
              "id": "first",
              "statusQueryGetUri": "{{instance}}?{{query}}",
              "sendEventPostUri": "{{instance}}/raiseEvent/{eventName}?{{query}}",
              "terminatePostUri": "{{instance}}/terminate?reason={text}&{{query}}",
              "purgeHistoryDeleteUri": "{{instance}}?{{query}}",
              "restartPostUri": "{{instance}}/restart?{{query}}",
              "suspendPostUri": "{{instance}}/suspend?reason={text}&{{query}}",
              "resumePostUri": "{{instance}}/resume?reason={text}&{{query}}"
            }
            """,
            await response.Content.ReadFromJsonAsync<JsonNode>());
    }

    [Fact]
    public async Task Start_WithoutId_MakesOneAndGivesTheInput()
    {
        var started = await webhooks.JsonAsync("POST", "/orchestrators/greet", """["Ann"]""");

        var told = await webhooks.JsonAsync("GET", $"/instances/{started?["id"]}");

        WebhookHost.Says("""["Ann"]""", told?["input"]);
        Assert.Equal("Completed", (string?)told?["runtimeStatus"]);
    }

    [Theory]
    [InlineData("/orchestrators/Greet", "[", 400)] // no JSON
    [InlineData("/orchestrators/Greet/@me", "[]", 400)] // no id that the hub takes
    [InlineData("/orchestrators/Greet?timeout=1&pollingInterval=2", "[]", 400)]
    public async Task Start_CannotBe_IsRefused(string path, string? input, int status) =>
        Assert.Equal(status, await webhooks.StatusAsync("POST", path, input));

    [Fact]
    public async Task Start_OfAnUnknownOrchestrator_IsAcceptedAndFails()
    {
        var started = await webhooks.JsonAsync("POST", "/orchestrators/Unheard");

        Assert.Equal("Failed", (string?)(await webhooks.JsonAsync("GET", $"/instances/{started?["id"]}"))?["runtimeStatus"]);
    }

    [Fact]
    public async Task Start_IdIsRunning_IsAConflict()
    {
        await webhooks.SendAsync("POST", "/orchestrators/Approve/twice");

        Assert.Equal(409, await webhooks.StatusAsync("POST", "/orchestrators/Approve/twice"));
    }

    [Fact]
    public async Task Start_ToBeWaitedFor_AnswersWithTheOutput()
    {
        using var response = await webhooks.SendAsync("POST", "/orchestrators/HelloCities?timeout=30&pollingInterval=1");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""["Hello Tokyo!","Hello Seattle!","Hello London!"]""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Start_WaitedForAndFailed_AnswersWithTheStatus()
    {
        var told = await webhooks.JsonAsync("POST", "/orchestrators/Greet?timeout=30&pollingInterval=1");

        Assert.Equal("Failed", (string?)told?["runtimeStatus"]);
    }

    [Fact]
    public async Task Start_WaitedForInVain_AnswersWithTheUrlsWhenTheTimeHasPassed()
    {
        var host = new WebhookHost();
        await host.InitializeAsync();

        var waits = host.SendAsync("POST", "/orchestrators/Approve/slow?timeout=30&pollingInterval=1");
        while (!waits.IsCompleted)
        {
            host.Hub.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        using var response = await waits;
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.True(host.Hub.Clock.GetUtcNow() >= WebhookHost.Start.AddSeconds(30));
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("?restartWithNewInstanceId=true", false)]
    [InlineData("?restartWithNewInstanceId=false", true)]
    public async Task Restart_InstanceHasEnded_BeginsAnewWithItsInput(string query, bool keepsId)
    {
        await webhooks.SendAsync("POST", "/orchestrators/Greet/again", """["Bob"]""");

        var started = await webhooks.JsonAsync("POST", "/instances/again/restart" + query);

        Assert.Equal(keepsId, (string?)started?["id"] == "again");
        WebhookHost.Says("""["Bob"]""", (await webhooks.JsonAsync("GET", $"/instances/{started?["id"]}"))?["input"]);
    }

    [Fact]
    public async Task Restart_CannotBe_IsRefused()
    {
        await webhooks.SendAsync("POST", "/orchestrators/Approve/busy");

        Assert.Equal(409, await webhooks.StatusAsync("POST", "/instances/busy/restart?restartWithNewInstanceId=false"));
        Assert.Equal(400, await webhooks.StatusAsync("POST", "/instances/unknown/restart"));
    }
}
