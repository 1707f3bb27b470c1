using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Me;
using SmartActivities.Storage;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests.Me;

/// <summary>What a stream tells of rows that become visible in whatever order.</summary>
public sealed class EventFeedTests : IAsyncLifetime
{
    private static readonly Duration ASecond = Duration.FromSeconds(1);

    private StoredWorld _world = null!;
    private Instant _now = A.Now;

    public async Task InitializeAsync() => _world = await StoredWorld.StartAsync(new SteppedTime(A.Now), A.Tenant);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Notices_OfClocksThatDiffer_AreEachToldOnce()
    {
        var feed = await BeginAsync();
        await NotifyAsync("ahead", _now + Duration.FromSeconds(20));
        Assert.Equal(["ahead"], await GoOnAsync(feed));

        await NotifyAsync("behind", _now - Duration.FromSeconds(20));
        await NotifyAsync("here", _now);

        Assert.Equal(["behind", "here"], await GoOnAsync(feed));
        for (var second = 0; second < 60; second++)
            Assert.Empty(await GoOnAsync(feed));
    }

    [Fact]
    public async Task Notices_ThatWereToldBeforeABreak_AreNotToldAfterIt()
    {
        var feed = await BeginAsync();
        await NotifyAsync("1", _now);
        await NotifyAsync("2", _now + ASecond);
        var events = await feed.GoOnAsync(_now, withMissed: false, default);
        await NotifyAsync("3", _now - ASecond);

        // After the first event only; and after all of them.
        Assert.Equal(["3", "2", "counters", "reset"], await ResumeAsync(events[0].EventId!));
        Assert.Equal(["3", "counters", "reset"], await ResumeAsync(events[1].EventId!));
    }

    [Fact]
    public async Task Break_InWhichNothingHappened_NeedsNoReset()
    {
        var feed = await BeginAsync();
        await NotifyAsync("1", _now);
        var id = (await feed.GoOnAsync(_now, withMissed: false, default))[0].EventId!;
        _now += Duration.FromHours(23);

        Assert.Equal(["counters"], await ResumeAsync(id));
    }

    [Fact]
    public async Task Break_LongerThanMovesAreKept_NeedsAReset()
    {
        var feed = await BeginAsync();
        await NotifyAsync("1", _now);
        var id = (await feed.GoOnAsync(_now, withMissed: false, default))[0].EventId!;
        _now += Duration.FromHours(25);

        Assert.Equal(["counters", "reset"], await ResumeAsync(id));
    }

    [Fact]
    public async Task Notice_OfWhatWasMissed_IsToldEachTimeThatItCountsOn()
    {
        var feed = await BeginAsync();
        var (day, sequence) = Notification.MissedOn(_now);
        await NotifyAsync("missed", _now, day, sequence, "missed");
        Assert.Empty(await GoOnAsync(feed));
        Assert.Equal(["missed"], await GoOnAsync(feed, withMissed: true));
        Assert.Empty(await GoOnAsync(feed, withMissed: true));

        await NotifyAsync("missed", _now, day, sequence, "missed");

        Assert.Equal(["missed"], await GoOnAsync(feed, withMissed: true));
        for (var second = 0; second < 60; second++)
            Assert.Empty(await GoOnAsync(feed, withMissed: true));
    }

    [Fact]
    public async Task More_ThanATurnTakes_IsCutOffWithAReset()
    {
        var feed = await BeginAsync();
        for (var i = 0; i < 201; i++)
            await NotifyAsync($"{i:000}", _now + Duration.FromMilliseconds(i));

        var told = await GoOnAsync(feed);

        Assert.Equal(("001", "200", "reset"), (told[0], told[^2], told[^1]));
        Assert.Empty(await GoOnAsync(feed));
    }

    [Fact]
    public async Task Counters_ThatChange_AreToldOnce()
    {
        var feed = await BeginAsync();

        await _world.SaveAsync(A.Tenant, A.Save(deadline: new Deadline(_now + Duration.FromMinutes(1), A.Warsaw)));

        Assert.Equal(["card", "counters"], await GoOnAsync(feed));
        Assert.Empty(await GoOnAsync(feed));
    }

    private async Task<EventFeed> BeginAsync()
    {
        var feed = Feed(EventPosition.At(_now));
        Assert.Equal(["counters"], Names(await feed.BeginAsync(_now, resets: false, default)));
        return feed;
    }

    /// <summary>What is told a second later.</summary>
    private async Task<List<string>> GoOnAsync(EventFeed feed, bool withMissed = false)
    {
        _now += ASecond;
        return Names(await feed.GoOnAsync(_now, withMissed, default));
    }

    private async Task<List<string>> ResumeAsync(string id) => Names(await Feed(EventPosition.Read(id, _now)!).ResumeAsync(_now, default));

    private EventFeed Feed(EventPosition position) => new(
        _world.Get<InboxStore>(),
        _world.Get<MovedCards>(),
        _world.Get<CounterStore>(),
        new CallerContext(A.Tenant, A.Anna, "Anna", _now, WorkCalendar.Default(A.Warsaw), Language.English),
        position,
        static text => text);

    private static List<string> Names(IReadOnlyList<SseItem<string>> events) => [.. events.Select(one =>
        one.EventType is not "notification" ? one.EventType : JsonDocument.Parse(one.Data).RootElement.GetProperty("title").GetString()!)];

    private Task NotifyAsync(string title, Instant at) => NotifyAsync(title, at, at, title, "assigned");

    private async Task NotifyAsync(string title, Instant at, Instant sortedAt, string sequence, string kind)
    {
        var moment = at.ToString("uuuu-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
        var notice = new RowChange.Upsert(
            RowKey.Of("inbox", KeyPart.Escape("anna"), SortableKey.Descending(sortedAt), KeyPart.Escape(sequence)),
            $$"""{"kind":"{{kind}}","at":"{{moment}}","plannedAt":"{{sortedAt}}","sequence":"{{sequence}}","title":"{{title}}","text":"text","v":1}""");
        Assert.IsType<BatchOutcome.Committed>(await _world.Table.CommitAsync(A.Tenant.Value, [notice], default));
    }
}
