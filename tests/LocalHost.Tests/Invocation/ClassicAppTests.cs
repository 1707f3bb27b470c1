using System.Net.Http.Json;
using ClassicSample;
using LocalHost.Testing;
using LocalHost.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalHost.Tests.Invocation;

/// <summary>An app as the templates were before FunctionsApplication: a generic host, and no ASP.NET Core integration.</summary>
public sealed class ClassicAppTests
{
    [Fact]
    public async Task Response_WrittenSynchronously_ArrivesWithItsCookie()
    {
        await using var host = await StartAsync();
        using var client = host.CreateClient();

        using var response = await client.GetAsync("/api/Welcome");

        Assert.Equal("Welcome to Azure Functions!", await response.Content.ReadAsStringAsync());
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("seen=1; max-age=60; path=/; secure; samesite=strict; httponly", Assert.Single(response.Headers.GetValues("Set-Cookie")));
        Assert.Equal("Welcome", Assert.Single(response.Headers.GetValues("x-function")));
    }

    [Fact]
    public async Task Response_OfAFunctionThatFailsHalfway_IsTheMiddlewaresAlone()
    {
        await using var host = await StartAsync();
        using var client = host.CreateClient();

        using var response = await client.GetAsync("/api/Halfway");

        Assert.Equal(502, (int)response.StatusCode);
        Assert.Equal("sorry", await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Request_ReadSynchronously_IsWhole()
    {
        await using var host = await StartAsync();
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Echo?by=me") { Content = new StringContent("words") };
        request.Headers.Add("Cookie", "a=1; b=2");

        using var response = await client.SendAsync(request);

        Assert.Equal("words by me with 1,2", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Response_WrittenAsBytes_ArrivesInTheirOrder()
    {
        await using var host = await StartAsync();
        using var client = host.CreateClient();

        Assert.Equal([1, 2, 3], await client.GetByteArrayAsync("/api/Bytes"));
    }

    [Fact]
    public async Task Context_OfARequest_TellsWhatCameWithIt()
    {
        await using var host = await StartAsync();
        using var client = host.CreateClient();
        const string parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        client.DefaultRequestHeaders.Add("traceparent", parent);

        var seen = await client.GetStringAsync("/api/context/here?number=7");

        Assert.Equal($$"""{"place":"here","number":"7","traceParent":"{{parent}}","retryCount":0,"direction":"Out"}""", seen);
    }

    [Fact]
    public async Task Orchestration_OfClasses_RunsAndTheCheckStatusUrlTellsOfIt()
    {
        await using var host = await StartAsync();
        using var client = host.CreateClient();

        using var started = await client.PostAsJsonAsync("/api/start/Greetings", new[] { "Ann", "Bob" });
        await host.WhenIdleAsync();

        Assert.Equal(202, (int)started.StatusCode);
        var status = await client.GetStringAsync(started.Headers.Location);
        Assert.Contains("Hello Ann, Hello Bob", status, StringComparison.Ordinal);
        var diary = host.Services.GetRequiredService<Diary>();
        Assert.Single(diary.TimesOf("Greeting Bob"));
        Assert.Equal(2, diary.TimesOf("a pen was put away").Count);
    }

    [Fact]
    public async Task Handler_ThatWaitsBetweenTries_IsHeardEachTime()
    {
        await using var host = await StartAsync();
        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(DurableFunctions.Stubborn));

        await host.Clock.AdvanceAsync(TimeSpan.FromHours(1));

        var state = await host.Durable.GetInstanceAsync(id, getInputsAndOutputs: true);
        Assert.Equal(nameof(DurableFunctions.Refuse), state!.ReadOutputAs<string>());
        Assert.Equal([0, 1, 2], host.Services.GetRequiredService<Diary>().TimesOf(nameof(DurableFunctions.Refuse)).Select(MinutesSinceStart));
    }

    [Fact]
    public async Task Timer_WithoutMonitor_DoesNotMakeUpForMissedRuns()
    {
        using var folder = new TemporaryFolder();
        await using (var before = await StartAsync(SampleApp.Start))
            await before.Clock.AdvanceAsync(TimeSpan.FromMinutes(6));

        await using var host = await StartAsync(SampleApp.Start.AddMinutes(22));
        await host.WhenIdleAsync();
        await host.Clock.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal([25], host.Services.GetRequiredService<Diary>().TimesOf(nameof(TimerFunctions.Forgetful)).Select(MinutesSinceStart));

        Task<FunctionsTestHost> StartAsync(DateTimeOffset at) => FunctionsTestHost.StartAsync(typeof(Diary), options =>
        {
            options.StartAt = at;
            options.DataPath = folder.FullName;
        });
    }

    [Fact]
    public async Task Function_WithATriggerOfAnotherHost_IsNamedAtTheStart()
    {
        using var log = new RecordedLog();

        await using var host = await FunctionsTestHost.StartAsync(
            typeof(Diary), options => options.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(log)));

        Assert.Contains((LogLevel.Warning, "Function Ring does without its bellTrigger: LocalHost has none", null), log.Entries);
    }

    private static Task<FunctionsTestHost> StartAsync() => FunctionsTestHost.StartAsync(typeof(Diary));

    private static int MinutesSinceStart(DateTimeOffset at) => (int)(at - SampleApp.Start).TotalMinutes;
}
