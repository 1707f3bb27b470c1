using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Marks notifications of the caller as read: some, or all that there are.</summary>
public sealed class MarkNotificationsRead(InboxStore inboxes, CallerContexts callers)
{
    private const int MostIds = 200;

    [Function(nameof(MarkNotificationsRead))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "me/notifications/read")] HttpRequest request, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.MarkReadRequest, cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();
        var errors = new RequestErrors();
        var notices = asked.Read(errors, MostIds);
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        var caller = await callers.OfAsync(request, cancellation);
        await (notices is null
            ? inboxes.ReadAllAsync(caller.Tenant, caller.User, caller.Now, cancellation)
            : inboxes.ReadAsync(caller.Tenant, caller.User, notices, caller.Now, cancellation));
        return TypedResults.NoContent();
    }
}

/// <summary>The body of a request to mark notifications as read.</summary>
internal sealed record MarkReadRequest
{
    public IReadOnlyList<string?>? Ids { get; init; }
    public bool All { get; init; }

    /// <summary>Where the notifications lie; null for all. Meaningless once there are errors.</summary>
    public List<(Instant SortedAt, string Sequence)>? Read(RequestErrors errors, int most)
    {
        if (All == (Ids is not null))
            errors.Add("", All ? "ambiguous" : "required", "Send either the ids or \"all\": true.");
        if (Ids?.Count > most)
            errors.Add("/ids", "tooMany", $"There may be at most {most} ids in a request.");
        if (All || Ids is null || Ids.Count > most)
            return null;
        var notices = new List<(Instant, string)>();
        foreach (var (i, id) in Ids.Index())
        {
            if (SortedId.TryRead(id) is { } notice)
                notices.Add(notice);
            else
                errors.Add($"/ids/{i}", "invalid", "This is no id of a notification; send it as the list gave it.");
        }

        return notices;
    }
}
