using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>"Don't suggest again": for a day, a week, a month, for good, or until a date.</summary>
/// <param name="preferences">What users have chosen.</param>
/// <param name="viewpoints">Who asks.</param>
public sealed class OptOutOfSuggestions(PreferenceStore preferences, Viewpoints viewpoints)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(OptOutOfSuggestions))]
    [AnyUser]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "me/suggestions/{type}")] HttpRequest request,
        string type,
        CancellationToken cancellation)
    {
        if (!ItemType.TryParse(type, out var itemType))
            return Problem.NotFound("No item type is called so.").ToResult();
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.OptOutRequest, cancellation);
        if (!Preconditions.Read(request).TryGet(out var conditions, out var problem) || !body.TryGet(out var asked, out problem))
            return problem.ToResult();

        var viewpoint = await viewpoints.OfAsync(request, cancellation);
        if (!viewpoint.Suggestions.Knows(itemType))
            return Problem.NotFound(RequestReading.UnknownType(itemType)).ToResult();
        var violations = new Violations();
        var optOut = violations.Scope(itemType, asked.Pipeline, asked.ItemId) is { } scope ? asked.Read(scope, viewpoint, violations) : null;
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();
        if (viewpoint.Suggestions.ModeFor(optOut!.Scope.ItemType, optOut.Scope.Pipeline) is SuggestionMode.On)
            return Problem.Conflict("decidedByAdministrator", "An administrator has switched smart activities on here for everybody.").ToResult();

        var isExpected = true;
        var kept = await preferences.ChangeOptOutsAsync(viewpoint.Tenant, viewpoint.User, Change, cancellation);
        if (!isExpected)
            return conditions.Refusal().ToResult();
        return kept is null
            ? Problem.Conflict("tooMany", $"You may have at most {OptOuts.MaxCount} opt-outs; take some back first.").ToResult()
            : Answers.Ok(OptOutResponse.Of(optOut), ApiJson.Context.OptOutResponse);

        OptOuts? Change(OptOuts present)
        {
            isExpected = conditions.ExpectUntagged(present.Has(optOut.Scope, viewpoint.Now));
            return isExpected ? present.With(optOut, viewpoint.Now) : present;
        }
    }
}
