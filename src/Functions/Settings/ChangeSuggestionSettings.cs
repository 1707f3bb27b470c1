using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Settings;

/// <summary>Says where smart activities are proposed.</summary>
/// <param name="settings">The settings.</param>
public sealed class ChangeSuggestionSettings(SettingsStore settings)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ChangeSuggestionSettings))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "settings/suggestions")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        if (caller.RefuseUnless(CallerRoles.Admin) is { } forbidden)
            return forbidden.ToResult();
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.SuggestionSettingsFields, cancellation);
        if (!TagCondition.IfMatch(request).TryGet(out var condition, out var problem) || !body.TryGet(out var asked, out problem))
            return problem.ToResult();

        var violations = new Violations();
        var section = asked.Read(violations);
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();

        var outcome = await settings.PutSuggestionsAsync(
            caller.Tenant, section, condition.Expects, cancellation);
        return PutAnswers.Explain(outcome, request.HttpContext.Response) is { } refused
            ? refused.ToResult()
            : Answers.Ok(SuggestionSettingsFields.Of(section), ApiJson.Context.SuggestionSettingsFields);
    }
}
