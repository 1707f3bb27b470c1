using System.Globalization;
using System.Net;
using System.Text.Json;
using LocalHost.Testing;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace LocalHost.Tests.Durable.Http;

public sealed class HttpCallTests
{
    private static readonly Uri Service = new("http://service.example/jobs");

    [Fact]
    public async Task Call_OfTheAppItself_FollowsTheUrlOfItsAnswerUntilTheWorkIsDone()
    {
        await using var host = await SampleApp.StartAsync();
        var request = new DurableHttpRequest(HttpMethod.Post, new Uri(host.BaseAddress, "api/HelloCities_HttpStart")) { AsynchronousPatternEnabled = true };

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
        var request = new DurableHttpRequest(HttpMethod.Patch, Service)
        {
            Headers = new Dictionary<string, StringValues>
            {
                ["content-type"] = "application/json; charset=utf-8",
                ["x-several"] = new(["a", "b"]),
            },
            Content = "{}",
        };

        var response = await CallAsync(host, request);

        Assert.Equal(
            [(SampleApp.Start, "PATCH http://service.example/jobs x-several=a,b", "application/json; charset=utf-8: {}")], service.Requests);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("made", response.Content);
        Assert.Equal(new StringValues(["1", "2"]), response.Headers!["X-Part"]);
        Assert.Equal("\"7\"", response.Headers["etag"]);
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
        var request = new DurableHttpRequest(HttpMethod.Post, Service)
        {
            AsynchronousPatternEnabled = true,
            Headers = new Dictionary<string, StringValues> { ["x-functions-key"] = "k", ["x-mine"] = "1" },
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

        await CallAsync(host, new DurableHttpRequest(HttpMethod.Get, Service) { AsynchronousPatternEnabled = true });

        Assert.Equal(SampleApp.Start.AddSeconds(2.5), service.Requests[1].At);
    }

    [Theory]
    [InlineData(true, null)] // nowhere to look
    [InlineData(false, "/jobs/1")] // not asked to look
    public async Task Call_UnfinishedAndNotToBeFollowed_GivesTheAnswer(bool follows, string? location)
    {
        var service = new ScriptedService(
            ScriptedService.Says(HttpStatusCode.Accepted, "", location is null ? [] : [("Location", location)]));
        await using var host = await StartAsync(service);

        var response = await CallAsync(host, new DurableHttpRequest(HttpMethod.Get, Service) { AsynchronousPatternEnabled = follows });

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Single(service.Requests);
    }

    // Attempts begin after pauses of 1, 2 and 3 seconds: each is twice as long as the one before, and none longer than 3.
    [Theory]
    [InlineData("500 404 200", "", 3, 200, "0 1 3")] // without codes, all from 400 up are tried again
    [InlineData("500 500 500 500", "", 4, 500, "0 1 3 6")] // the last answer is given, whatever it is
    [InlineData("503 500", "503", 9, 500, "0 1")] // this one is not to be tried again
    [InlineData("200", "200", 1, 200, "0")]
    [InlineData("x x 200", "", 3, 200, "0 1 3")] // no answer at all
    [InlineData("500", "", 0, 500, "0")] // nothing is said of attempts
    public async Task Call_WithRetryOptions_TriesAgainAsTheySay(string answers, string codes, int attempts, int status, string seconds)
    {
        var service = new ScriptedService([.. answers.Split(' ').Select(
            a => a == "x" ? ScriptedService.Breaks() : ScriptedService.Says(Enum.Parse<HttpStatusCode>(a)))]);
        await using var host = await StartAsync(service);
        var retry = new HttpRetryOptions([.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<HttpStatusCode>)])
        {
            FirstRetryInterval = TimeSpan.FromSeconds(1),
            BackoffCoefficient = 2,
            MaxRetryInterval = TimeSpan.FromSeconds(3),
            MaxNumberOfAttempts = attempts,
        };

        var response = await CallAsync(host, new DurableHttpRequest(HttpMethod.Get, Service) { HttpRetryOptions = retry });

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(seconds.Split(' ').Select(s => SampleApp.Start.AddSeconds(int.Parse(s, CultureInfo.InvariantCulture))), service.Requests.Select(r => r.At));
    }

    [Fact]
    public async Task Call_RetryTimeHasPassed_TriesNoMore()
    {
        var service = new ScriptedService([.. Enumerable.Repeat(ScriptedService.Says(HttpStatusCode.BadGateway), 9)]);
        await using var host = await StartAsync(service);
        var retry = new HttpRetryOptions
        {
            FirstRetryInterval = TimeSpan.FromMinutes(1),
            MaxNumberOfAttempts = 9,
            RetryTimeout = TimeSpan.FromMinutes(2),
        };

        await CallAsync(host, new DurableHttpRequest(HttpMethod.Get, Service) { HttpRetryOptions = retry });

        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task Call_WithoutAnAnswer_FailsTheOrchestration()
    {
        await using var host = await StartAsync(new ScriptedService(ScriptedService.Breaks()));

        var end = await EndAsync(host, new DurableHttpRequest(HttpMethod.Get, Service));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal("System.Net.Http.HttpRequestException", end.FailureDetails?.InnerFailure?.ErrorType);
    }

    [Fact]
    public async Task Call_AnswerTakesTooLong_FailsWithATimeout()
    {
        await using var host = await StartAsync(new ScriptedService());

        var end = await EndAsync(host, new DurableHttpRequest(HttpMethod.Get, Service) { Timeout = TimeSpan.FromMilliseconds(1) });

        Assert.Equal("System.TimeoutException", end.FailureDetails?.InnerFailure?.ErrorType);
    }

    [Fact]
    public async Task Call_OfMultipartContent_IsRefused()
    {
        await using var host = await StartAsync(new ScriptedService());
        var request = new DurableHttpRequest(HttpMethod.Post, Service)
        {
            Headers = new Dictionary<string, StringValues> { ["Content-Type"] = "multipart/form-data; boundary=b" },
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

    private static async Task<DurableHttpResponse> CallAsync(FunctionsTestHost host, DurableHttpRequest request)
    {
        var end = await EndAsync(host, request);
        Assert.True(end.RuntimeStatus == OrchestrationRuntimeStatus.Completed, end.SerializedOutput);
        return end.ReadOutputAs<DurableHttpResponse>()!;
    }

    private static async Task<OrchestrationMetadata> EndAsync(FunctionsTestHost host, DurableHttpRequest request)
    {
        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync("CallService", request);
        await host.Clock.AdvanceAsync(TimeSpan.FromHours(1), CancellationToken.None);
        return await host.Durable.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
    }
}
