using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
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
    [RequiresRole(CallerRoles.Admin)]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "settings/calendar")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var zone = (await tenants.OfAsync(caller, cancellation)).Zone;
        return await PutAnswers.ReplaceAsync(
            request,
            ApiJson.Context.CalendarFields,
            (fields, violations) => fields.Read(violations, zone),
            (calendar, expects) => settings.PutCalendarAsync(caller.Tenant, _ => calendar, expects, cancellation),
            CalendarFields.Of,
            cancellation);
    }
}
