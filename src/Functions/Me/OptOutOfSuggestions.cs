using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>"Don't suggest again": for a day, a week, a month, for good, or until a date.</summary>
public sealed class OptOutOfSuggestions(PreferenceStore preferences, CallerContexts callers)
{
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

        var caller = await callers.OfAsync(request, cancellation);
        if (!caller.Suggestions.Knows(itemType))
            return Problem.NotFound(FieldReading.UnknownType(itemType)).ToResult();
        var errors = new RequestErrors();
        var optOut = errors.Scope(itemType, asked.Pipeline, asked.ItemId) is { } scope ? asked.Read(scope, caller, errors) : null;
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();
        if (caller.Suggestions.ModeFor(optOut!.Scope.ItemType, optOut.Scope.Pipeline) is SuggestionMode.On)
            return Problem.Conflict("decidedByAdministrator", "An administrator has switched smart activities on here for everybody.").ToResult();

        var isExpected = true;
        var kept = await preferences.ChangeOptOutsAsync(caller.Tenant, caller.User, Change, cancellation);
        if (!isExpected)
            return conditions.Refusal().ToResult();
        return kept is null
            ? Problem.Conflict("tooMany", $"You may have at most {caller.Limits.OptOutsPerUser} opt-outs; take some back first.").ToResult()
            : Answers.Ok(OptOutResponse.Of(optOut), ApiJson.Context.OptOutResponse);

        OptOuts? Change(OptOuts present)
        {
            isExpected = conditions.ExpectUntagged(present.Has(optOut.Scope, caller.Now));
            return isExpected ? present.With(optOut, caller.Now, caller.Limits.OptOutsPerUser) : present;
        }
    }
}

/// <summary>The body of a "don't suggest again": a choice, or a date; of one pipeline or of one item if it names one.</summary>
internal sealed record OptOutRequest
{
    public OptOutChoice? Choice { get; init; }
    public string? Until { get; init; }
    public string? Pipeline { get; init; }
    public string? ItemId { get; init; }
}
