using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>The stream of events as an answer: how it begins, how it ends, and what it costs when nobody listens.</summary>
[Collection(Alone.Name)]
public sealed class EventStreamTests : IAsyncLifetime
{
    private static readonly Duration ASecond = Duration.FromSeconds(1);

    private readonly CallMeter _meter = new();
    private readonly LogWatch _left = new(3003);
    private App _app = null!;
    private Client _anna = null!;
    private Client _jan = null!;

    public async Task InitializeAsync()
    {
        _app = await App.StartAsync(options =>
        {
            options.Settings["Live:MaxMinutes"] = "1";
            options.WrapTables(tables => new CountingTables(tables, _meter));
            options.ConfigureServices(services => services.AddLogging(log => log.AddProvider(_left).AddFilter<LogWatch>(level => level >= LogLevel.Debug)));
        });
        _anna = await _app.SignInAsync();
        _jan = await _app.SignInAsync("jan");
        await _app.IntroduceAsync(_anna);
        await _app.IntroduceAsync(_jan);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Stream_AfterItsTime_EndsCleanly()
    {
        await using var events = await EventClient.OpenAsync(_anna);

        await _app.AdvanceAsync(Duration.FromMinutes(1));

        await events.EndAsync();
    }

    [Fact]
    public async Task Stream_WhenTheAppStops_EndsCleanly()
    {
        var app = await App.StartAsync();
        await using var events = await EventClient.OpenAsync(await app.SignInAsync());

        var stopping = app.DisposeAsync().AsTask();

        await events.EndAsync();
        await stopping.WaitAsync(TimeSpan.FromSeconds(20)); // a host that waits for its answers gives them half a minute
    }

    [Fact]
    public async Task Stream_WhoseClientLeft_LooksNoMore()
    {
        var events = await EventClient.OpenAsync(_anna);
        await _app.AdvanceAsync(ASecond);
        Assert.True(await LooksAsync());

        await events.DisposeAsync();

        await _left.Said;
        Assert.False(await LooksAsync());
    }

    [Fact]
    public async Task Streams_OfTwoUsers_TellEachTheirOwn()
    {
        await using var annas = await EventClient.OpenAsync(_anna);
        await using var annasOther = await EventClient.OpenAsync(_anna);
        await using var jans = await EventClient.OpenAsync(_jan);

        await TellAsync(_anna, "1");
        await TellAsync(_jan, "2");
        await _app.AdvanceAsync(ASecond);

        Assert.Equal("1", (await annas.NextAsync()).Data.Text("id"));
        Assert.Equal("1", (await annasOther.NextAsync()).Data.Text("id"));
        Assert.Equal("2", (await jans.NextAsync()).Data.Text("id"));
        await _app.AdvanceAsync(Duration.FromMinutes(1));
        await annas.EndAsync();
        await annasOther.EndAsync();
        await jans.EndAsync();
    }

    [Fact]
    public async Task Stream_FromNowOn_TellsNothingOld()
    {
        await TellAsync(_anna, "1");
        await using var events = await EventClient.OpenAsync(_anna);

        await TellAsync(_anna, "2");
        await _app.AdvanceAsync(ASecond);

        Assert.Equal("2", (await events.NextAsync()).Data.Text("id"));
    }

    [Fact]
    public async Task LastEventId_ThatNobodyGaveToTheUser_BeginsWithReset()
    {
        string? jansId;
        await using (var jans = await EventClient.OpenAsync(_jan))
        {
            await TellAsync(_jan, "1");
            await _app.AdvanceAsync(ASecond);
            await jans.NextAsync();
            jansId = jans.LastId;
        }

        foreach (var id in new[] { jansId, "nonsense", "" })
        {
            await using var events = await EventClient.ResumeAsync(_anna, id);
            Assert.Equal(["counters", "reset"], (await events.NextAsync(2)).Select(one => one.Kind));
        }
    }

    [Fact]
    public async Task Stream_ThatHasNothingToSay_SaysSoEveryFifteenSeconds()
    {
        using var response = await _anna.OpenAsync("/api/me/events");

        await _app.AdvanceAsync(Duration.FromMinutes(1));

        var said = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("event: counters\n", said, StringComparison.Ordinal);
        Assert.Equal(":\n\n:\n\n:\n\n", said[(said.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
    }

    [Fact]
    public async Task Head_OfTheStream_IsItsHeadersAlone()
    {
        var head = await _anna.SendAsync(HttpMethod.Head, "/api/me/events", content: null);

        Assert.Equal((200, "text/event-stream"), (head.Status, head["Content-Type"]));
        Assert.Empty(head.Bytes);
    }

    [Fact]
    public async Task Stream_WhereItIsSwitchedOff_PointsToPolling()
    {
        await using var app = await App.StartAsync(options => options.Settings["Live:Enabled"] = "false");
        var anna = await app.SignInAsync();

        var problem = (await anna.GetAsync("/api/me/events")).IsProblem(404, "not-found");

        Assert.Contains("/api/me/notifications", problem.Text("detail"), StringComparison.Ordinal);
        (await app.Anonymous.GetAsync("/api/me/events")).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Notifications_ThatTheClientHas_AreNotSentAgain()
    {
        var first = await _anna.GetAsync("/api/me/notifications");
        first.Is(200);

        var again = await _anna.GetAsync("/api/me/notifications", ("If-None-Match", first["ETag"]!));
        Assert.Equal((304, first["ETag"]), (again.Status, again["ETag"]));
        Assert.Empty(again.Bytes);

        (await _jan.PostAsync("/api/activities", new { item = Form.Deal("9"), responsibleId = "anna" })).Is(201);
        var changed = await _anna.GetAsync("/api/me/notifications", ("If-None-Match", first["ETag"]!));
        Assert.Single(changed.Is(200).List());
        Assert.NotEqual(first["ETag"], changed["ETag"]);
        (await _anna.GetAsync("/api/me/notifications", ("If-None-Match", "no tag"))).IsProblem(400, "malformed");
    }

    /// <summary>Whether somebody looks into storage within a second.</summary>
    private async Task<bool> LooksAsync()
    {
        var before = _meter.Calls;
        await _app.AdvanceAsync(ASecond);
        return _meter.Calls > before;
    }

    private static async Task TellAsync(Client client, string deal) => (await client.PutAsync($"/api/items/deal/{deal}", new { title = "Roof" })).Is(201);
}
