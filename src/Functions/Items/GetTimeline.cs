using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Tells what is planned on an item and what happened on it, newest first.</summary>
public sealed class GetTimeline(TimelineStore timelines, ActivityStore activities, Cursors cursors)
{
    [Function(nameof(GetTimeline))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "items/{type}/{id}/timeline")] HttpRequest request,
        string type,
        string id,
        CancellationToken cancellation)
    {
        var tenant = request.HttpContext.Caller().Tenant;
        if (!Page.Read(request, await cursors.SignerAsync(cancellation), tenant).TryGet(out var page, out var problem))
            return problem.ToResult();
        if (RouteItem.Of(type, id) is not { } item)
            return Problem.NotFound("Nobody told us of this item.").ToResult();

        var planned = activities.OpenOfAsync(tenant, item, after: null, page.Limit, cancellation);
        var happened = timelines.TimelineAsync(tenant, item, page.After, page.Limit, cancellation);
        var pinned = timelines.PinnedAsync(tenant, item, cancellation);
        await Task.WhenAll(planned, happened, pinned);
        var lines = page.Of(await happened, TimelineEntryResponse.Of);
        return Answers.Ok(
            new TimelineResponse(
                [.. (await planned).Items.Select(ActivityResponse.Of)],
                await pinned is { } line ? TimelineEntryResponse.Of(line) : null,
                lines.Items,
                lines.NextCursor),
            ApiJson.Context.TimelineResponse);
    }
}

/// <summary>What is planned on an item, the line that is pinned to its top, and a page of what happened.</summary>
internal sealed record TimelineResponse(
    IReadOnlyList<ActivityResponse> Planned, TimelineEntryResponse? Pinned, IReadOnlyList<TimelineEntryResponse> Items, string? NextCursor);

/// <summary>A line of a timeline.</summary>
internal sealed record TimelineEntryResponse(
    string Id, TimelineKind Kind, Instant At, string? By, long? ActivityId, IReadOnlyDictionary<string, string> Data)
{
    public static TimelineEntryResponse Of(TimelineEntry entry) =>
        new(SortedId.Of(entry.SortedAt, entry.Sequence), entry.Kind, entry.At, entry.By?.Value, entry.ActivityId?.Value, entry.Data);
}
