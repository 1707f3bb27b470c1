using System.Net;
using System.Text.Json.Nodes;
using LocalHost.Durable;
using LocalHost.Durable.Http;

namespace LocalHost.Tests.Durable.Http;

public sealed class HttpActivityTests
{
    [Fact]
    public async Task Call_WithHeadersAndContent_SendsThemAndGivesTheAnswers()
    {
        var service = new ScriptedService(ScriptedService.Says(HttpStatusCode.Created, "made", ("x-part", "1"), ("x-part", "2"), ("ETag", "\"7\"")));

        var answer = await CallAsync(service, """
            {
              "method": "PATCH", "uri": "http://service.example/jobs", "content": "{}", "asynchronousPatternEnabled": true, "tokenSource": null,
              "headers": { "content-type": "application/json; charset=utf-8", "x-several": ["a", "b"] },
              "retryOptions": { "maxNumberOfAttempts": 3 }, "timeout": "00:01:00"
            }
            """);

        Assert.Equal(
            [(default, "PATCH http://service.example/jobs x-several=a,b", "application/json; charset=utf-8: {}")], service.Requests);
        WebhookHost.Says(
            """{ "statusCode": 201, "headers": { "x-part": ["1", "2"], "ETag": "\"7\"" }, "content": "made" }""",
            JsonNode.Parse(Assert.IsType<ActivityAnswer.Completed>(answer).Output!));
    }

    [Fact]
    public async Task Call_ThatTheServiceRefuses_IsAnAnswerLikeAnyOther()
    {
        var answer = await CallAsync(new ScriptedService(ScriptedService.Says(HttpStatusCode.InternalServerError)), Get());

        Assert.Contains("500", Assert.IsType<ActivityAnswer.Completed>(answer).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://service.example", null, "System.Net.Http.HttpRequestException")]
    [InlineData("http://service.example", "00:00:00.001", "System.TimeoutException")]
    public async Task Call_WithoutAnAnswer_Fails(string uri, string? timeout, string type)
    {
        var service = timeout is null ? new ScriptedService(ScriptedService.Breaks()) : new ScriptedService();

        var answer = await CallAsync(service, Get(uri, timeout));

        Assert.Equal(type, Assert.IsType<ActivityAnswer.Failed>(answer).Failure.ErrorType);
    }

    [Fact]
    public async Task Call_OfMultipartContent_IsRefused()
    {
        var answer = await CallAsync(new ScriptedService(), """
            {
              "method": "POST", "uri": "http://service.example", "content": "--b--",
              "headers": { "Content-Type": "multipart/form-data; boundary=b" }
            }
            """);

        Assert.Equal("System.NotSupportedException", Assert.IsType<ActivityAnswer.Failed>(answer).Failure.ErrorType);
    }

    [Fact]
    public async Task Activity_OfTheApp_IsTheWorkersAsBefore()
    {
        using var client = new HttpClient(new ScriptedService());
        var activity = new HttpActivity(
            new TestWorker(new TestTasks().AddActivityFunc<int, int>("Double", (_, number) => 2 * number)), () => client);

        Assert.Equal(["Double", "BuiltIn::HttpActivity"], activity.Activities);
        Assert.Equal(new ActivityAnswer.Completed("4"), await activity.RunActivityAsync("Double", "x", "2", CancellationToken.None));
    }

    private static string Get(string uri = "http://service.example", string? timeout = null) =>
        $$"""{ "method": "GET", "uri": "{{uri}}", "timeout": {{(timeout is null ? "null" : $"\"{timeout}\"")}} }""";

    private static async Task<ActivityAnswer> CallAsync(ScriptedService service, string request)
    {
        using var client = new HttpClient(service);
        return await new HttpActivity(new TestWorker(new TestTasks()), () => client)
            .RunActivityAsync(HttpActivity.Name, "x", request, CancellationToken.None);
    }
}
