using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Calendars;

/// <summary>Replaces the tenant's working hours and holidays.</summary>
public sealed class ChangeCalendarSettings(SettingsStore settings, TenantDirectory tenants)
{
    [Function(nameof(ChangeCalendarSettings))]
    [RequiresRole(CallerRoles.Admin)]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "settings/calendar")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var zone = (await tenants.OfAsync(caller, cancellation)).Zone;
        return await SettingAnswers.ReplaceAsync(
            request,
            ApiJson.Context.CalendarFields,
            (fields, errors) => fields.Read(errors, zone),
            (calendar, expects) => settings.PutCalendarAsync(caller.Tenant, _ => calendar, expects, cancellation),
            CalendarFields.Of,
            cancellation);
    }
}
