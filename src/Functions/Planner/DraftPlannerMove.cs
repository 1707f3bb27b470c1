using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Templates;
using SmartActivities.Functions.FormClose;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Planner;

/// <summary>Drafts the activity that is planned when an item is dragged to a column of the planner.</summary>
/// <param name="items">The items.</param>
/// <param name="viewpoints">Who asks.</param>
public sealed class DraftPlannerMove(ItemStore items, Viewpoints viewpoints)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(DraftPlannerMove))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "planner/draft")] HttpRequest request, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.PlannerDraftRequest, cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();

        var violations = new Violations();
        var key = violations.Item(asked.Item);
        violations.Title(asked.Item?.Title, "/item/title");
        var stage = violations.Stage(asked.Stage);
        if (asked.Column is null)
            violations.Add("/column", "required", "The column is today, thisWeek, nextWeek or later.");
        if (violations.ToProblem() is { } unreadable)
            return unreadable.ToResult();

        var readingItem = items.GetAsync(request.HttpContext.Caller().Tenant, key!.Value, cancellation);
        var readingViewpoint = viewpoints.OfPersonNowAsync(request, cancellation);
        await Task.WhenAll(readingItem, readingViewpoint);
        var (item, viewpoint) = (await readingItem, await readingViewpoint);
        violations.MustBeKnown(key, viewpoint.Suggestions);
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();

        var facts = viewpoint.FactsOf(key.Value, item, asked.Item!.Title, stage ?? item?.Stage);
        var kept = asked.Deadline?.ToInstant() ?? item?.Open.NextDeadline;
        var draft = PlannerMove.Draft(asked.Column!.Value, facts, kept is { } at ? new Deadline(at, viewpoint.Calendar.Zone) : null);
        return Answers.Ok(DraftResponse.Of(draft), ApiJson.Context.DraftResponse);
    }
}
