using System.Net;
using System.Text.Json;
using LocalHost.Testing;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Sample.QuickStarts;

namespace LocalHost.Tests.Durable.Http;

public sealed class HttpCallTests
{
    private static readonly Uri Service = new("http://service.example/jobs");

    [Fact]
    public async Task Call_OfTheAppItself_FollowsTheUrlOfItsAnswerUntilTheWorkIsDone()
    {
        await using var host = await SampleApp.StartAsync();
        var request = new ServiceCall("POST", new Uri(host.BaseAddress, "api/HelloCities_HttpStart")) { Follows = true };

        var response = await CallAsync(host, request);

        var told = JsonDocument.Parse(response.Content!).RootElement;
        Assert.Equal("Completed", told.GetProperty("runtimeStatus").GetString());
        Assert.Equal(3, told.GetProperty("output").GetArrayLength());

        // The orchestrator was replayed for the timer and for the second answer; the first request was made once all the same.
        var hellos = 0;
        await foreach (var instance in host.Durable.GetAllInstancesAsync())
            hellos += instance.Name == "HelloCities" ? 1 : 0;
        Assert.Equal(1, hellos);
    }

    [Fact]
    public async Task Call_WithHeadersAndContent_SendsThemAndGivesTheAnswers()
    {
        var service = new ScriptedService(ScriptedService.Says(HttpStatusCode.Created, "made", ("x-part", "1"), ("x-part", "2"), ("ETag", "\"7\"")));
        await using var host = await StartAsync(service);
        var request = new ServiceCall("PATCH", Service)
        {
            Headers = { ["content-type"] = ["application/json; charset=utf-8"], ["x-several"] = ["a", "b"] },
            Content = "{}",
        };

        var response = await CallAsync(host, request);

        Assert.Equal(
            [(SampleApp.Start, "PATCH http://service.example/jobs x-several=a,b", "application/json; charset=utf-8: {}")], service.Requests);
        Assert.Equal(201, response.Status);
        Assert.Equal("made", response.Content);
        Assert.Equal("1,2", response.Headers["x-part"]);
        Assert.Equal("\"7\"", response.Headers["ETag"]);
    }

    [Fact]
    public async Task Call_ShortForm_GivesTheAnswerWhateverItIs()
    {
        var service = new ScriptedService(ScriptedService.Says(HttpStatusCode.InternalServerError));
        await using var host = await StartAsync(service);

        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync("CheckSiteAvailable", Service);

        var end = await host.Durable.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        Assert.Equal(500, end.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Call_Unfinished_IsLookedAtAgainWhenTheAnswerSays()
    {
        var service = new ScriptedService(
            ScriptedService.Says(HttpStatusCode.Accepted, "", ("Location", "/jobs/1"), ("Retry-After", "7")),
            ScriptedService.Says(HttpStatusCode.Accepted, "", ("Location", "http://other.example/1")),
            ScriptedService.Says(HttpStatusCode.OK, "done"));
        await using var host = await StartAsync(service);
        var request = new ServiceCall("POST", Service)
        {
            Follows = true,
            Headers = { ["x-functions-key"] = ["k"], ["x-mine"] = ["1"] },
            Content = "work",
        };

        var response = await CallAsync(host, request);

        Assert.Equal("done", response.Content);
        Assert.Equal(
            [
                (SampleApp.Start, "POST http://service.example/jobs x-functions-key=k; x-mine=1", "text/plain: work"),
                (SampleApp.Start.AddSeconds(7), "GET http://service.example/jobs/1 x-mine=1", null),
                (SampleApp.Start.AddSeconds(37), "GET http://other.example/1 x-mine=1", null),
            ],
            service.Requests);
    }

    [Fact]
    public async Task Call_Unfinished_WaitsAsLongAsHostJsonSays()
    {
        var service = new ScriptedService(
            ScriptedService.Says(HttpStatusCode.Accepted, "", ("Location", "/jobs/1")), ScriptedService.Says(HttpStatusCode.OK));
        await using var host = await StartAsync(service, options => options.Settings[
            "AzureFunctionsJobHost:extensions:durableTask:httpSettings:defaultAsyncRequestSleepTimeMilliseconds"] = "2500");

        await CallAsync(host, new ServiceCall("GET", Service) { Follows = true });

        Assert.Equal(SampleApp.Start.AddSeconds(2.5), service.Requests[1].At);
    }

    [Fact]
    public async Task Call_UnfinishedAndNotToBeFollowed_GivesTheAnswer()
    {
        var service = new ScriptedService(ScriptedService.Says(HttpStatusCode.Accepted, "", ("Location", "/jobs/1")));
        await using var host = await StartAsync(service);

        var response = await CallAsync(host, new ServiceCall("GET", Service));

        Assert.Equal(202, response.Status);
        Assert.Single(service.Requests);
    }

    // The worker leaves retry options to the host, and the official host does not look at them either.
    [Fact]
    public async Task Call_WithRetryOptions_IsMadeOnce()
    {
        var service = new ScriptedService(ScriptedService.Says(HttpStatusCode.BadGateway), ScriptedService.Says(HttpStatusCode.OK));
        await using var host = await StartAsync(service);

        var response = await CallAsync(host, new ServiceCall("GET", Service) { Attempts = 3 });

        Assert.Equal(502, response.Status);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Call_WithoutAnAnswer_FailsTheOrchestration()
    {
        await using var host = await StartAsync(new ScriptedService(ScriptedService.Breaks()));

        var end = await EndAsync(host, new ServiceCall("GET", Service));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal("System.Net.Http.HttpRequestException", end.FailureDetails?.InnerFailure?.ErrorType);
    }

    [Fact]
    public async Task Call_AnswerTakesTooLong_FailsWithATimeout()
    {
        await using var host = await StartAsync(new ScriptedService());

        var end = await EndAsync(host, new ServiceCall("GET", Service) { Timeout = TimeSpan.FromMilliseconds(1) });

        Assert.Equal("System.TimeoutException", end.FailureDetails?.InnerFailure?.ErrorType);
    }

    [Fact]
    public async Task Call_OfMultipartContent_IsRefused()
    {
        await using var host = await StartAsync(new ScriptedService());
        var request = new ServiceCall("POST", Service)
        {
            Headers = { ["Content-Type"] = ["multipart/form-data; boundary=b"] },
            Content = "--b--",
        };

        var end = await EndAsync(host, request);

        Assert.Equal("System.NotSupportedException", end.FailureDetails?.InnerFailure?.ErrorType);
    }

    private static async Task<FunctionsTestHost> StartAsync(ScriptedService service, Action<FunctionsTestHostOptions>? configure = null)
    {
        var host = await SampleApp.StartAsync(options =>
        {
            options.ConfigureServices(services => services.AddHttpClient("DurableHttp").ConfigurePrimaryHttpMessageHandler(() => service));
            configure?.Invoke(options);
        });
        service.Now = host.Clock.GetUtcNow;
        return host;
    }

    private static async Task<ServiceAnswer> CallAsync(FunctionsTestHost host, ServiceCall call)
    {
        var end = await EndAsync(host, call);
        Assert.True(end.RuntimeStatus == OrchestrationRuntimeStatus.Completed, end.SerializedOutput);
        return end.ReadOutputAs<ServiceAnswer>()!;
    }

    private static async Task<OrchestrationMetadata> EndAsync(FunctionsTestHost host, ServiceCall call)
    {
        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync("CallService", call);
        await host.Clock.AdvanceAsync(TimeSpan.FromHours(1), CancellationToken.None);
        return await host.Durable.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
    }
}
