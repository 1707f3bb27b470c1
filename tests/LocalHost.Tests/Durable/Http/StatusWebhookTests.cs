using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LocalHost.Tests.Durable.Http;

public sealed class StatusWebhookTests(WebhookHost webhooks) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task Status_InstanceRuns_IsAcceptedAndSaysWhereAndWhenToLookAgain()
    {
        await webhooks.SendAsync("POST", "/orchestrators/Approve/runs", """{ "what": "é" }""");

        using var response = await webhooks.SendAsync("GET", "/instances/runs?code=in-vain");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal($"{webhooks.Address}runtime/webhooks/durabletask/instances/runs?code=in-vain", response.Headers.Location?.ToString());
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
        WebhookHost.Says(
            """
            {
              "name": "Approve", "instanceId": "runs", "runtimeStatus": "Running", "input": { "what": "é" }, "customStatus": null, "output": null,
              "createdTime": "2030-01-01T00:00:00Z", "lastUpdatedTime": "2030-01-01T00:00:00Z"
            }
            """,
            await response.Content.ReadFromJsonAsync<JsonNode>());
    }

    [Fact]
    public async Task Status_InstanceHasEnded_IsOkWithItsOutput()
    {
        await webhooks.SendAsync("POST", "/orchestrators/HelloCities/ended");

        using var response = await webhooks.SendAsync("GET", "/instances/ended");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(response.Headers.Location);
        Assert.Null(response.Headers.RetryAfter);
        WebhookHost.Says(
            """
            {
              "name": "HelloCities", "instanceId": "ended", "runtimeStatus": "Completed", "input": null, "customStatus": null,
              "output": ["Hello Tokyo!", "Hello Seattle!", "Hello London!"],
              "createdTime": "2030-01-01T00:00:00Z", "lastUpdatedTime": "2030-01-01T00:00:00Z"
            }
            """,
            await response.Content.ReadFromJsonAsync<JsonNode>());
    }

    [Theory]
    [InlineData("", 200)]
    [InlineData("?returnInternalServerErrorOnFailure=false", 200)]
    [InlineData("?returnInternalServerErrorOnFailure=true", 500)]
    public async Task Status_InstanceHasFailed_IsAnErrorOnRequest(string query, int status)
    {
        await webhooks.SendAsync("POST", "/orchestrators/Greet/failed");

        using var response = await webhooks.SendAsync("GET", "/instances/failed" + query);

        Assert.Equal(status, (int)response.StatusCode);
        var told = await response.Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal("Failed", (string?)told?["runtimeStatus"]);
        Assert.StartsWith("System.ArgumentNullException: ", (string?)told?["output"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_InputIsNotWanted_IsNull()
    {
        await webhooks.SendAsync("POST", "/orchestrators/Greet/input", """["a"]""");

        Assert.NotNull((await webhooks.JsonAsync("GET", "/instances/input?showInput=true"))?["input"]);
        Assert.Null((await webhooks.JsonAsync("GET", "/instances/input?showInput=false"))?["input"]);
    }

    [Fact]
    public async Task History_OfCallsThatEnded_TellsEachOnceWithBothTimes()
    {
        await webhooks.SendAsync("POST", "/orchestrators/HelloCities/history");

        var told = await webhooks.JsonAsync("GET", "/instances/history?showHistory=true&showHistoryOutput=true");

        WebhookHost.Says(
            """
            [
              { "EventType": "ExecutionStarted", "FunctionName": "HelloCities", "Timestamp": "2030-01-01T00:00:00Z" },
              {
                "EventType": "TaskCompleted", "Result": "Hello Tokyo!", "Timestamp": "2030-01-01T00:00:00Z",
                "FunctionName": "SayHelloToCity", "ScheduledTime": "2030-01-01T00:00:00Z"
              },
              {
                "EventType": "TaskCompleted", "Result": "Hello Seattle!", "Timestamp": "2030-01-01T00:00:00Z",
                "FunctionName": "SayHelloToCity", "ScheduledTime": "2030-01-01T00:00:00Z"
              },
              {
                "EventType": "TaskCompleted", "Result": "Hello London!", "Timestamp": "2030-01-01T00:00:00Z",
                "FunctionName": "SayHelloToCity", "ScheduledTime": "2030-01-01T00:00:00Z"
              },
              {
                "EventType": "ExecutionCompleted", "OrchestrationStatus": "Completed",
                "Result": ["Hello Tokyo!", "Hello Seattle!", "Hello London!"], "Timestamp": "2030-01-01T00:00:00Z"
              }
            ]
            """,
            told?["historyEvents"]);
    }

    [Fact]
    public async Task History_WithoutOutputs_LeavesResultsOut()
    {
        await webhooks.SendAsync("POST", "/orchestrators/HelloCities/secret");

        var told = await webhooks.JsonAsync("GET", "/instances/secret?showHistory=true");

        Assert.Equal(5, told?["historyEvents"]?.AsArray().Count);
        Assert.DoesNotContain("Result", told?["historyEvents"]?.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_OfAWait_TellsTheTimerAndTheEvent()
    {
        await webhooks.SendAsync("POST", "/orchestrators/Approve/waits");
        await webhooks.SendAsync("POST", "/instances/waits/raiseEvent/Approval", "true");

        var told = await webhooks.JsonAsync("GET", "/instances/waits?showHistory=true");

        WebhookHost.Says(
            """
            [
              { "EventType": "ExecutionStarted", "FunctionName": "Approve", "Timestamp": "2030-01-01T00:00:00Z" },
              { "EventType": "TimerCreated", "FireAt": "2030-01-04T00:00:00Z", "Timestamp": "2030-01-01T00:00:00Z" },
              { "EventType": "EventRaised", "Name": "Approval", "Timestamp": "2030-01-01T00:00:00Z" },
              { "EventType": "ExecutionCompleted", "OrchestrationStatus": "Completed", "Timestamp": "2030-01-01T00:00:00Z" }
            ]
            """,
            told?["historyEvents"]);
    }
}
