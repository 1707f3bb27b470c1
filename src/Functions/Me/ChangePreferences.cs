using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Functions.Settings;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Replaces the caller's preferences.</summary>
/// <param name="preferences">What users have chosen.</param>
public sealed class ChangePreferences(PreferenceStore preferences)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ChangePreferences))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "me/preferences")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.PreferencesFields, cancellation);
        if (!TagCondition.IfMatch(request).TryGet(out var condition, out var problem) || !body.TryGet(out var asked, out problem))
            return problem.ToResult();

        var violations = new Violations();
        var wished = asked.Read(violations);
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();

        var outcome = await preferences.PutPreferencesAsync(caller.Tenant, caller.User, wished, condition.Expects, cancellation);
        return PutAnswers.Explain(outcome, request.HttpContext.Response) is { } refused
            ? refused.ToResult()
            : Answers.Ok(PreferencesFields.Of(wished), ApiJson.Context.PreferencesFields);
    }
}
