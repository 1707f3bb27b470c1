using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Settings;

/// <summary>Replaces the tenant's working hours and holidays.</summary>
/// <param name="settings">The settings.</param>
/// <param name="tenants">Whose zone holds where the settings name none.</param>
public sealed class ChangeCalendarSettings(SettingsStore settings, TenantDirectory tenants)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ChangeCalendarSettings))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "settings/calendar")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        if (caller.RefuseUnless(CallerRoles.Admin) is { } forbidden)
            return forbidden.ToResult();
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.CalendarFields, cancellation);
        if (!TagCondition.IfMatch(request).TryGet(out var condition, out var problem) || !body.TryGet(out var asked, out problem))
            return problem.ToResult();

        var violations = new Violations();
        var zone = (await tenants.OfAsync(caller, cancellation)).Zone;
        var calendar = asked.Read(violations, zone);
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();

        var outcome = await settings.PutCalendarAsync(
            caller.Tenant, _ => calendar, condition.Expects, cancellation);
        return PutAnswers.Explain(outcome, request.HttpContext.Response) is { } refused
            ? refused.ToResult()
            : Answers.Ok(CalendarFields.Of(calendar), ApiJson.Context.CalendarFields);
    }
}
