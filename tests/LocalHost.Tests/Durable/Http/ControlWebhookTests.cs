using System.Net;

namespace LocalHost.Tests.Durable.Http;

public sealed class ControlWebhookTests(WebhookHost webhooks) : IClassFixture<WebhookHost>
{
    [Theory]
    [InlineData("/raiseEvent/Approval")]
    [InlineData("/terminate?reason=enough")]
    [InlineData("/suspend")]
    [InlineData("/resume")]
    public async Task Operation_ByState_IsAcceptedGoneOrNotFound(string operation)
    {
        var id = operation.Split('/', '?')[1];
        await webhooks.SendAsync("POST", $"/orchestrators/Approve/{id}");
        await webhooks.SendAsync("POST", $"/orchestrators/HelloCities/{id}-ended");

        Assert.Equal(202, await webhooks.StatusAsync("POST", $"/instances/{id}{operation}", "false"));
        Assert.Equal(410, await webhooks.StatusAsync("POST", $"/instances/{id}-ended{operation}", "false"));
        Assert.Equal(404, await webhooks.StatusAsync("POST", $"/instances/{id}-unknown{operation}", "false"));
        Assert.Equal(404, await webhooks.StatusAsync("GET", $"/instances/{id}{operation}"));
    }

    [Fact]
    public async Task Event_WithPayload_ReachesTheInstance()
    {
        await webhooks.SendAsync("POST", "/orchestrators/Approve/asks");

        await webhooks.SendAsync("POST", "/instances/asks/RAISEEVENT/approval", "true");

        Assert.Equal("yes", (string?)(await webhooks.JsonAsync("GET", "/instances/asks"))?["output"]);
    }

    [Fact]
    public async Task Event_IsNoJson_IsRefusedAndDoesNothing()
    {
        await webhooks.SendAsync("POST", "/orchestrators/Approve/picky");
        using var text = new StringContent("true");

        using var refused = await webhooks.Client.PostAsync("/runtime/webhooks/durabletask/instances/picky/raiseEvent/Approval", text);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("""{"Message":"Only application/json request content is supported"}""", await refused.Content.ReadAsStringAsync());
        WebhookHost.Says("""{ "Message": "Invalid JSON content" }""", await webhooks.JsonAsync("POST", "/instances/picky/raiseEvent/Approval", "{"));
        Assert.Equal("Running", (string?)(await webhooks.JsonAsync("GET", "/instances/picky"))?["runtimeStatus"]);
    }

    [Fact]
    public async Task Terminate_WithAReason_EndsWithItAsOutput()
    {
        await webhooks.SendAsync("POST", "/orchestrators/Approve/ends");

        await webhooks.SendAsync("POST", "/instances/ends/terminate?reason=no%20more");

        var told = await webhooks.JsonAsync("GET", "/instances/ends");
        Assert.Equal(("Terminated", "no more"), ((string?)told?["runtimeStatus"], (string?)told?["output"]));
    }

    [Fact]
    public async Task Suspend_ThenResume_HoldsTheInstanceInBetween()
    {
        await webhooks.SendAsync("POST", "/orchestrators/Approve/pauses");

        await webhooks.SendAsync("POST", "/instances/pauses/suspend?reason=tea");
        await webhooks.SendAsync("POST", "/instances/pauses/raiseEvent/Approval", "true");
        Assert.Equal("Suspended", (string?)(await webhooks.JsonAsync("GET", "/instances/pauses"))?["runtimeStatus"]);

        await webhooks.SendAsync("POST", "/instances/pauses/resume");
        Assert.Equal("Completed", (string?)(await webhooks.JsonAsync("GET", "/instances/pauses"))?["runtimeStatus"]);
    }

    [Theory]
    [InlineData("GET", "/orchestrators/HelloCities", 404)]
    [InlineData("PUT", "/instances/x", 404)]
    [InlineData("POST", "/instances/x/fly", 404)]
    [InlineData("GET", "/entities/counter/1", 404)]
    [InlineData("GET", "", 404)]
    [InlineData("GET", "/instances?taskHub=sample", 200)] // the hub's name, in any case
    [InlineData("GET", "/instances?taskHub=Another", 404)]
    public async Task Path_ByRoute_IsServedOrNotFound(string method, string path, int status) =>
        Assert.Equal(status, await webhooks.StatusAsync(method, path));
}
