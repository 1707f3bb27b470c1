using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.FormClose;

/// <summary>Decides, when a user closes a form, whether to propose a smart activity, and drafts it.</summary>
/// <param name="items">The items.</param>
/// <param name="viewpoints">Who asks.</param>
public sealed class EvaluateFormClose(ItemStore items, Viewpoints viewpoints)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(EvaluateFormClose))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "form-close/evaluate")] HttpRequest request, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.EvaluateRequest, cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();

        var violations = new Violations();
        var key = violations.Item(asked.Item);
        violations.Title(asked.Item?.Title, "/item/title");
        var stage = violations.Stage(asked.Stage);
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();

        var readingItem = items.GetAsync(request.HttpContext.Caller().Tenant, key!.Value, cancellation);
        var readingViewpoint = viewpoints.OfPersonNowAsync(request, cancellation);
        await Task.WhenAll(readingItem, readingViewpoint);
        var (item, viewpoint) = (await readingItem, await readingViewpoint);
        var pipeline = (stage ?? item?.Stage)?.Pipeline;
        var mode = viewpoint.Suggestions.ModeFor(key.Value.Type, pipeline);
        var decision = SuggestionDecision.Decide(new SuggestionFacts
        {
            Mode = mode,
            IsNew = asked.IsNew ?? false,
            ReadOnly = asked.ReadOnly ?? false,
            HasUnsavedChanges = asked.HasUnsavedChanges ?? false,
            Semantics = (stage ?? item?.Stage)?.Semantics ?? StageSemantics.Process,
            HasPlannedActivity = item?.Open.Count > 0,
            OptOut = viewpoint.Person.OptOuts.Covering(key.Value, pipeline, viewpoint.Now),
        });
        var proposes = decision is SuggestionDecision.Propose;
        return Answers.Ok(
            new EvaluateResponse
            {
                Suggest = proposes,
                Reason = decision.Reason,
                Until = (decision as SuggestionDecision.Withhold)?.Until,
                Draft = proposes ? DraftResponse.Of(viewpoint.DraftFor(key.Value, item, asked.Item!.Title, stage)) : null,
                OptOutChoices = proposes && mode is SuggestionMode.UserChoice ? OptOut.Choices : null,
            },
            ApiJson.Context.EvaluateResponse);
    }
}
