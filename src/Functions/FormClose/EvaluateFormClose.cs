using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.FormClose;

/// <summary>Decides, when a user closes a form, whether to propose a smart activity, and drafts it.</summary>
public sealed class EvaluateFormClose(ItemStore items, CallerContexts callers)
{
    [Function(nameof(EvaluateFormClose))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "form-close/evaluate")] HttpRequest request, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.EvaluateRequest, cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();

        var errors = new RequestErrors();
        var key = errors.Item(asked.Item);
        errors.Title(asked.Item?.Title, "/item/title");
        var stage = errors.Stage(asked.Stage);
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        var readingItem = items.GetAsync(request.HttpContext.Caller().Tenant, key!.Value, cancellation);
        var readingCaller = callers.OfPersonChoosingNowAsync(request, cancellation);
        await Task.WhenAll(readingItem, readingCaller);
        var (item, caller) = (await readingItem, await readingCaller);
        var pipeline = (stage ?? item?.Stage)?.Pipeline;
        var mode = caller.Suggestions.ModeFor(key.Value.Type, pipeline);
        var decision = SuggestionDecision.Decide(new SuggestionFacts
        {
            Mode = mode,
            IsNew = asked.IsNew ?? false,
            ReadOnly = asked.ReadOnly ?? false,
            HasUnsavedChanges = asked.HasUnsavedChanges ?? false,
            Semantics = (stage ?? item?.Stage)?.Semantics ?? StageSemantics.Process,
            HasPlannedActivity = item?.Open.Count > 0,
            OptOut = caller.Person.OptOuts.Covering(key.Value, pipeline, caller.Now),
        });
        var proposes = decision is SuggestionDecision.Propose;
        return Answers.Ok(
            new EvaluateResponse
            {
                Suggest = proposes,
                Reason = decision.Reason,
                Until = (decision as SuggestionDecision.Withhold)?.Until,
                Draft = proposes ? DraftResponse.Of(caller.Drafter.DraftFor(key.Value, item, asked.Item!.Title, stage)) : null,
                OptOutChoices = proposes && mode is SuggestionMode.UserChoice ? OptOut.Choices : null,
            },
            ApiJson.Context.EvaluateResponse);
    }
}

/// <summary>The body of a request to evaluate.</summary>
internal sealed record EvaluateRequest
{
    public ItemReference? Item { get; init; }
    public StageFields? Stage { get; init; }
    public bool? IsNew { get; init; }
    public bool? ReadOnly { get; init; }
    public bool? HasUnsavedChanges { get; init; }
}

/// <summary>Whether to propose a smart activity, why, and which.</summary>
internal sealed record EvaluateResponse
{
    public required bool Suggest { get; init; }
    public required SuggestionReason Reason { get; init; }
    public Instant? Until { get; init; }
    public DraftResponse? Draft { get; init; }
    public IReadOnlyList<OptOutChoice>? OptOutChoices { get; init; }
}
