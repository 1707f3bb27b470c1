using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Replaces the caller's own hours and absences.</summary>
public sealed class ChangeOwnCalendar(PreferenceStore preferences)
{
    [Function(nameof(ChangeOwnCalendar))]
    [AnyUser]
    [MindsPreconditions]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "me/calendar")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        return SettingAnswers.ReplaceAsync(
            request,
            ApiJson.Context.OwnCalendarFields,
            static (fields, errors) => fields.Read(errors),
            (calendar, expects) => preferences.PutCalendarAsync(caller.Tenant, caller.User, calendar, expects, cancellation),
            OwnCalendarFields.Of,
            cancellation);
    }
}
