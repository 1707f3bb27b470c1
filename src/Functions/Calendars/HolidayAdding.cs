using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Calendars.Import;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Calendars;

/// <summary>Adds holidays to a tenant's calendar.</summary>
internal static class HolidayAdding
{
    /// <summary>Adds them all or, where there would be too many, none.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="tenant">The tenant, in whose zone a calendar is begun where it has none.</param>
    /// <param name="holidays">The holidays.</param>
    /// <param name="conditions">What the calendar is to be for them to be added.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>What came of it; null where the conditions do not hold.</returns>
    public static async Task<HolidayImport?> AddHolidaysAsync(
        this SettingsStore settings, Tenant tenant, ImmutableArray<Holiday> holidays, Preconditions conditions, CancellationToken cancellation)
    {
        HolidayImport import = new HolidayImport.TooMany();
        return await settings.PutCalendarAsync(tenant.Id, Added, conditions.Expect, cancellation) switch
        {
            PutOutcome.Stale => null,
            PutOutcome.TooLarge => new HolidayImport.TooMany(),
            _ => import,
        };

        WorkCalendar? Added(WorkCalendar? present)
        {
            var calendar = present ?? WorkCalendar.Default(tenant.Zone);
            import = HolidayImport.Add(calendar.Holidays, holidays);
            return import is HolidayImport.Done { Added: > 0 } done
                ? new WorkCalendar(calendar.Zone, calendar.FirstDayOfWeek, calendar.Hours, done.Holidays)
                : null;
        }
    }
}

/// <summary>How many holidays a calendar has got, and which it has not.</summary>
internal sealed record HolidaysAddedResponse(int Added, IReadOnlyList<SkippedHolidayResponse> Skipped);
