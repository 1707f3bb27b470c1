using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
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
    [AnyUser]
    [MindsPreconditions]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "me/calendar")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        return PutAnswers.ReplaceAsync(
            request,
            ApiJson.Context.OwnCalendarFields,
            static (fields, violations) => fields.Read(violations),
            (calendar, expects) => preferences.PutCalendarAsync(caller.Tenant, caller.User, calendar, expects, cancellation),
            OwnCalendarFields.Of,
            cancellation);
    }
}
