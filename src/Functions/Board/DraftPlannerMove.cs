using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Board;

/// <summary>Drafts the activity that is planned when an item is dragged to a column of the planner.</summary>
public sealed class DraftPlannerMove(ItemStore items, CallerContexts callers)
{
    [Function(nameof(DraftPlannerMove))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "planner/draft")] HttpRequest request, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.PlannerDraftRequest, cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();

        var errors = new RequestErrors();
        var key = errors.Item(asked.Item);
        errors.Title(asked.Item?.Title, "/item/title");
        var stage = errors.Stage(asked.Stage);
        if (asked.Column is null)
            errors.Add("/column", "required", "The column is today, thisWeek, nextWeek or later.");
        if (errors.ToProblem() is { } unreadable)
            return unreadable.ToResult();

        var readingItem = items.GetAsync(request.HttpContext.Caller().Tenant, key!.Value, cancellation);
        var readingCaller = callers.OfPersonChoosingNowAsync(request, cancellation);
        await Task.WhenAll(readingItem, readingCaller);
        var (item, caller) = (await readingItem, await readingCaller);
        errors.MustBeKnown(key, caller.Suggestions);
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        var facts = caller.Drafter.FactsOf(key.Value, item, asked.Item!.Title, stage ?? item?.Stage);
        var kept = asked.Deadline?.ToInstant() ?? item?.Open.NextDeadline;
        var draft = PlannerMove.Draft(asked.Column!.Value, facts, kept is { } at ? new Deadline(at, caller.Calendar.Zone) : null);
        return Answers.Ok(DraftResponse.Of(draft), ApiJson.Context.DraftResponse);
    }
}

/// <summary>The body of a request to draft what a drag to a column of the planner means.</summary>
internal sealed record PlannerDraftRequest
{
    public ItemReference? Item { get; init; }
    public StageFields? Stage { get; init; }
    public PlannerTarget? Column { get; init; }

    /// <summary>The deadline whose time of day is kept; absent: that of the item's next activity.</summary>
    public OffsetDateTime? Deadline { get; init; }
}
