using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Languages;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Lists the caller's notifications, newest first, and counts those that are unread.</summary>
public sealed class ListNotifications(InboxStore inboxes, CallerContexts callers, Cursors cursors)
{
    [Function(nameof(ListNotifications))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "me/notifications")] HttpRequest request, CancellationToken cancellation)
    {
        var (tenant, user) = (request.HttpContext.Caller().Tenant, request.HttpContext.Caller().User);
        if (!Page.Read(request, await cursors.SignerAsync(cancellation), tenant).TryGet(out var page, out var problem) || !TagCondition.IfNoneMatch(request).TryGet(out var known, out problem))
            return problem.ToResult();

        var readingInbox = inboxes.PageAsync(tenant, user, page.After, page.Limit, cancellation);
        var countingUnread = inboxes.UnreadAsync(tenant, user, cancellation);
        var readingCaller = callers.OfAsync(request, cancellation);
        await Task.WhenAll(readingInbox, countingUnread, readingCaller);
        var caller = await readingCaller;
        var notices = page.Of(await readingInbox, notification => NotificationResponse.Of(notification, caller.Language, caller.Calendar.Zone));
        return Answers.OkUnlessKnown(
            new NotificationsResponse(notices.Items, notices.NextCursor, await countingUnread),
            ApiJson.Context.NotificationsResponse,
            known,
            request.HttpContext.Response);
    }
}

/// <summary>A page of notifications, and how many of all nobody has read; 1000 means more than 999.</summary>
internal sealed record NotificationsResponse(IReadOnlyList<NotificationResponse> Items, string? NextCursor, int Unread);

/// <summary>A notification as answers tell of it.</summary>
internal sealed record NotificationResponse
{
    public required string Id { get; init; }
    public required NotificationKind Kind { get; init; }
    public required Instant At { get; init; }
    public required Instant PlannedAt { get; init; }
    public required Duration Late { get; init; }
    public long? ActivityId { get; init; }
    public ItemName? Item { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public Instant? ReadAt { get; init; }

    /// <summary>Worded for who reads it.</summary>
    public static NotificationResponse Of(Notification notification, Language language, DateTimeZone zone)
    {
        var (title, text) = Notices.Word(notification, language, zone);
        return new()
        {
            Id = SortedId.Of(notification.SortedAt, notification.Sequence),
            Kind = notification.Kind,
            At = notification.At,
            PlannedAt = notification.PlannedAt,
            Late = notification.Late,
            ActivityId = notification.ActivityId?.Value,
            Item = notification.Item is { } item ? ItemName.Of(item) : null,
            Title = title,
            Text = text,
            ReadAt = notification.ReadAt,
        };
    }
}
