using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>What is to be told to a user who watches: each look is one wave of reads.</summary>
/// <param name="inboxes">The user's notifications.</param>
/// <param name="cards">The user's cards.</param>
/// <param name="counters">What awaits the user.</param>
/// <param name="caller">The user, for whom notifications are worded.</param>
/// <param name="position">How far the user was told.</param>
/// <param name="sign">Makes an event's id of a position.</param>
internal sealed class EventFeed(
    InboxStore inboxes, MovedCards cards, CounterStore counters, CallerContext caller, EventPosition position, Func<string, string> sign)
{
    private const string Card = "card";
    private const string Notice = "notification";
    private const string Nothing = "{}";

    // Who has missed more is told to read the lists.
    private const int MostAtOnce = 200;

    private CounterReading? _counted;

    /// <summary>The beginning for somebody who watches from now on: what there is counts as told.</summary>
    /// <param name="now">The present moment.</param>
    /// <param name="resets">Whether the user knows something from before, and nobody can tell what came since.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<IReadOnlyList<SseItem<string>>> BeginAsync(Instant now, bool resets, CancellationToken cancellation)
    {
        var (found, counted, _) = await LookAsync(now, withMissed: true, cancellation);
        foreach (var one in found)
            position.Note(one.Id, one.At);
        position.MoveTo(now);
        return [.. Count(counted), .. Reset(resets)];
    }

    /// <summary>The beginning for somebody who comes back: the notifications that were missed, the counters; and where anything was missed, the word
    /// that lists and boards are to be read again.</summary>
    public async Task<IReadOnlyList<SseItem<string>>> ResumeAsync(Instant now, CancellationToken cancellation)
    {
        var (missed, counted, _) = await LookAsync(now, withMissed: true, cancellation);
        foreach (var card in missed.Where(one => one.Kind is Card))
            position.Note(card.Id, card.At);
        SseItem<string>[] notices = [.. missed.Where(one => one.Kind is Notice).Select(Tell)];
        var mayHaveMissedMore = now - position.Since > MovedCards.Kept;
        position.MoveTo(now);
        return [.. notices, .. Count(counted), .. Reset(missed is not [] || mayHaveMissedMore)];
    }

    /// <summary>What is new.</summary>
    /// <param name="now">The present moment.</param>
    /// <param name="withMissed">Whether to look for the day's notice of missed reminders, too. It changes where it lies, and nobody waits for it.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<IReadOnlyList<SseItem<string>>> GoOnAsync(Instant now, bool withMissed, CancellationToken cancellation)
    {
        var (found, counted, isFull) = await LookAsync(now, withMissed, cancellation);
        SseItem<string>[] events = [.. found.Select(Tell)];
        position.MoveTo(now);
        return [.. events, .. Count(counted), .. Reset(isFull)];
    }

    private async Task<(List<News> New, CounterReading Counted, bool IsFull)> LookAsync(Instant now, bool withMissed, CancellationToken cancellation)
    {
        var (tenant, user) = (caller.Tenant, caller.User);
        var readingInbox = inboxes.SinceAsync(tenant, user, position.Since, MostAtOnce, cancellation);
        var readingCards = cards.SinceAsync(tenant, user, position.Since, MostAtOnce, cancellation);
        var readingMissed = withMissed ? inboxes.MissedAsync(tenant, user, now, cancellation) : Task.FromResult<Notification?>(null);
        var counting = CountAsync((caller with { Now = now }).Day, withMissed, cancellation);
        await Task.WhenAll(readingInbox, readingCards, readingMissed, counting);

        List<News> notices = [.. (await readingInbox).Where(notice => notice.Kind is not NotificationKind.Missed).Select(NewsOf)];
        List<News> moves = [.. (await readingCards).Select(NewsOf)];
        var isFull = IsCutOff(notices) || IsCutOff(moves);
        if (await readingMissed is { } missed)
            notices.Add(NewsOf(missed));
        return ([.. notices.Concat(moves).Where(one => position.IsNew(one.Id, one.At)).OrderBy(one => one.At)], await counting, isFull);
    }

    /// <summary>What the counters show. Whether the tenant is at its limit is looked after as rarely as the notice of missed reminders.</summary>
    private Task<CounterReading> CountAsync(UserDay day, bool looksAtLimit, CancellationToken cancellation) => _counted switch
    {
        { Blocked: not null } when !looksAtLimit => Task.FromResult(_counted),
        not null when !looksAtLimit => counters.CountAsync(caller.Tenant, caller.User, caller.Settings.Behavior.Value, day, cancellation),
        _ => counters.ReadAsync(caller.Tenant, caller.User, caller.Settings.Behavior.Value, day, cancellation),
    };

    private IEnumerable<SseItem<string>> Count(CounterReading reading)
    {
        var (known, response) = (_counted, CountersResponse.Of(reading, caller.Language));
        _counted = reading;
        return known is not null && CountersResponse.Of(known, caller.Language).Tag == response.Tag
            ? []
            : [Event("counters", Text(response, ApiJson.Context.CountersResponse))];
    }

    private IEnumerable<SseItem<string>> Reset(bool resets) => resets ? [Event("reset", Nothing)] : [];

    private bool IsCutOff(List<News> latestFirst) => latestFirst.Count == MostAtOnce && position.IsNew(latestFirst[^1].Id, latestFirst[^1].At);

    private SseItem<string> Tell(News news)
    {
        position.Note(news.Id, news.At);
        return Event(news.Kind, news.Data());
    }

    private SseItem<string> Event(string kind, string data) => new(data, kind) { EventId = sign(position.ToString()) };

    private News NewsOf(Notification notice)
    {
        var response = NotificationResponse.Of(notice, caller.Language, caller.Calendar.Zone);
        // The notice of missed reminders is another one each time that it counts on.
        return notice.Kind is NotificationKind.Missed
            ? new News(Notice, $"{response.Id} {notice.At}", notice.At, () => Text(response, ApiJson.Context.NotificationResponse))
            : new News(Notice, response.Id, notice.SortedAt, () => Text(response, ApiJson.Context.NotificationResponse));
    }

    private static News NewsOf(MovedCard card) => new(
        Card, $"{card.Item} {card.At.ToUnixTimeTicks()}", card.At, () => Text(CardMovedResponse.Of(card), ApiJson.Context.CardMovedResponse));

    private static string Text<T>(T body, JsonTypeInfo<T> shape) => JsonSerializer.Serialize(body, shape);

    /// <param name="Kind">The event's type.</param>
    /// <param name="Id">Its name among all that is told.</param>
    /// <param name="At">The moment that it is sorted by.</param>
    /// <param name="Data">What the event says.</param>
    private sealed record News(string Kind, string Id, Instant At, Func<string> Data);
}

/// <summary>A card of the user's that has moved, as it stands now.</summary>
internal sealed record CardMovedResponse(string Type, string Id, StageFields? Stage, AttentionResponse Attention)
{
    public static CardMovedResponse Of(MovedCard card) =>
        new(card.Item.Type.Value, card.Item.Id.Value, StageFields.Of(card.Stage), AttentionResponse.Of(card.Attention));
}
