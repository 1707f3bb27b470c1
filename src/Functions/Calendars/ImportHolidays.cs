using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime.Extensions;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Calendars.Import;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Calendars;

/// <summary>Adds the whole-day events of an iCalendar file to the tenant's calendar, as holidays.</summary>
public sealed class ImportHolidays(SettingsStore settings, TenantDirectory tenants, TimeProvider time)
{
    [Function(nameof(ImportHolidays))]
    [RequiresRole(CallerRoles.Admin)]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "settings/calendar/import")] HttpRequest request,
        CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var tenant = await tenants.OfAsync(caller, cancellation);
        var thisYear = time.GetCurrentInstant().InZone(tenant.Zone).Year;
        var text = await CalendarBody.ReadAsync(request, cancellation);
        if (!Preconditions.Read(request).TryGet(out var conditions, out var problem)
            || !text.TryGet(out var file, out problem)
            || !HolidayFile.Read(file, thisYear).TryGet(out var found, out problem))
        {
            return problem.ToResult();
        }

        return await settings.AddHolidaysAsync(tenant, found.Holidays, conditions, cancellation) switch
        {
            null => conditions.Refusal().ToResult(),
            HolidayImport.Done done => Answers.Ok(
                new HolidaysAddedResponse(done.Added, [.. found.Skipped, .. done.Skipped.Select(SkippedHolidayResponse.Of)]),
                ApiJson.Context.HolidaysAddedResponse),
            _ => HolidayFile.TooMany().ToResult(),
        };
    }
}
