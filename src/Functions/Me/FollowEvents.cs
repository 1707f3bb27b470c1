using System.ComponentModel.DataAnnotations;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NodaTime.Extensions;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Functions.Me;

/// <summary>Tells the caller's news as they happen, for some minutes; a client comes back with the id of the last event that it heard.</summary>
public sealed class FollowEvents(
    InboxStore inboxes,
    MovedCards cards,
    CounterStore counters,
    CallerContexts callers,
    Cursors cursors,
    IOptions<LiveOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    private const string LastEventId = "Last-Event-ID";

    private static readonly TimeSpan BetweenComments = TimeSpan.FromSeconds(15);

    [Function(nameof(FollowEvents))]
    [AnyUser]
    [AnswersOtherThanJson]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "me/events")] HttpRequest request, CancellationToken cancellation)
    {
        if (options.Value.Enabled is not true)
        {
            return Problem.NotFound(
                "Live events are switched off here. Poll /api/me/counters and /api/me/notifications with If-None-Match.").ToResult();
        }

        if (HttpMethods.IsHead(request.Method))
            return new EventStream(AsyncEnumerable.Empty<IReadOnlyList<SseItem<string>>>());

        var caller = await callers.OfAsync(request, cancellation);
        var list = $"me/events {caller.User}";
        var signer = await cursors.SignerAsync(cancellation);
        var asked = request.Headers[LastEventId];
        var known = asked is [{ } id] && signer.Verify(id, list, caller.Tenant.Value) is { } text ? EventPosition.Read(text, caller.Now) : null;
        var feed = new EventFeed(
            inboxes, cards, counters, caller, known ?? EventPosition.At(caller.Now), position => signer.Sign(list, caller.Tenant.Value, position));
        // The first look is taken before the answer begins, so that a storage that does not answer is a 503 like any other.
        var first = known is null
            ? await feed.BeginAsync(caller.Now, resets: asked.Count > 0, cancellation)
            : await feed.ResumeAsync(caller.Now, cancellation);
        return new EventStream(FollowAsync(feed, first, request.HttpContext.RequestAborted));
    }

    private async IAsyncEnumerable<IReadOnlyList<SseItem<string>>> FollowAsync(
        EventFeed feed, IReadOnlyList<SseItem<string>> first, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return first;

        var begun = time.GetTimestamp();
        var (beat, end) = (TimeSpan.FromSeconds(options.Value.BeatSeconds), TimeSpan.FromMinutes(options.Value.MaxMinutes));
        var (nextBeat, nextComment) = (beat, BetweenComments);
        var looksForMissed = false;
        while (await WaitAsync(Earliest(nextBeat, nextComment, end) - time.GetElapsedTime(begun), cancellation) && time.GetElapsedTime(begun) < end)
        {
            if (time.GetElapsedTime(begun) >= nextComment)
            {
                yield return [];
                nextComment = time.GetElapsedTime(begun) + BetweenComments;
                looksForMissed = true;
            }

            if (time.GetElapsedTime(begun) < nextBeat)
                continue;
            if (await LookAsync(feed, looksForMissed, cancellation) is { } events)
            {
                looksForMissed = false;
                if (events is not [])
                    yield return events;
            }

            nextBeat = time.GetElapsedTime(begun) + beat;
        }
    }

    /// <summary>What is new; null when storage does not answer, and then the next beat tells it.</summary>
    private async Task<IReadOnlyList<SseItem<string>>?> LookAsync(EventFeed feed, bool withMissed, CancellationToken cancellation)
    {
        try
        {
            return await feed.GoOnAsync(time.GetCurrentInstant(), withMissed, cancellation);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    /// <summary>False when the app is about to stop: the answer then ends as if its time were over.</summary>
    private async Task<bool> WaitAsync(TimeSpan duration, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        try
        {
            await Task.Delay(duration > TimeSpan.Zero ? duration : TimeSpan.Zero, time, ending.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private static TimeSpan Earliest(params ReadOnlySpan<TimeSpan> moments)
    {
        var earliest = TimeSpan.MaxValue;
        foreach (var moment in moments)
            earliest = moment < earliest ? moment : earliest;
        return earliest;
    }
}

/// <summary>The section <c>Live</c> of the settings: whether clients may hold an answer open and hear of news, which is billed for as long as one does.</summary>
public sealed class LiveOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Live";

    /// <summary>Whether there is a stream of events; in Development there is one unless said otherwise.</summary>
    public bool? Enabled { get; set; }

    /// <summary>How many seconds lie between two looks into storage.</summary>
    [Range(1, 60, ErrorMessage = "Live__BeatSeconds must lie between 1 and 60.")]
    public int BeatSeconds { get; set; } = 1;

    /// <summary>After how many minutes a stream ends. A token that was withdrawn is heard of when the client comes back.</summary>
    [Range(1, 25, ErrorMessage = "Live__MaxMinutes must lie between 1 and 25.")]
    public int MaxMinutes { get; set; } = 10;
}
