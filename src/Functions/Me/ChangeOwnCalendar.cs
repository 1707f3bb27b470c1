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

/// <summary>Replaces the caller's own hours and absences.</summary>
/// <param name="preferences">What users have chosen.</param>
public sealed class ChangeOwnCalendar(PreferenceStore preferences)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ChangeOwnCalendar))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "me/calendar")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.OwnCalendarFields, cancellation);
        if (!TagCondition.IfMatch(request).TryGet(out var condition, out var problem) || !body.TryGet(out var asked, out problem))
            return problem.ToResult();

        var violations = new Violations();
        var calendar = asked.Read(violations);
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();

        var outcome = await preferences.PutCalendarAsync(caller.Tenant, caller.User, calendar, condition.Expects, cancellation);
        return PutAnswers.Explain(outcome, request.HttpContext.Response) is { } refused
            ? refused.ToResult()
            : Answers.Ok(OwnCalendarFields.Of(calendar), ApiJson.Context.OwnCalendarFields);
    }
}
