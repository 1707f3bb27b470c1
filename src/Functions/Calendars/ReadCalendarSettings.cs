using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Calendars;

/// <summary>Tells the tenant's working hours and holidays.</summary>
public sealed class ReadCalendarSettings(SettingsStore settings, TenantDirectory tenants)
{
    [Function(nameof(ReadCalendarSettings))]
    [RequiresRole(CallerRoles.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "settings/calendar")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var known = await settings.ReadAsync(caller.Tenant, cancellation);
        var zone = (await tenants.OfAsync(caller, cancellation)).Zone;
        EntityTag.Of(known.Calendar.Revision).WriteTo(request.HttpContext.Response);
        return Answers.Ok(CalendarFields.Of(known.CalendarIn(zone)), ApiJson.Context.CalendarFields);
    }
}
