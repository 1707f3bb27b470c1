using SmartActivities.Domain.Calendars;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Settings;

/// <summary>Adds holidays to a tenant's calendar.</summary>
internal static class HolidayAdding
{
    /// <summary>Adds them all or, where there would be too many, none.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="tenant">The tenant, in whose zone a calendar is begun where it has none.</param>
    /// <param name="holidays">The holidays.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<HolidayImport> AddHolidaysAsync(
        this SettingsStore settings, Tenant tenant, ImmutableArray<Holiday> holidays, CancellationToken cancellation)
    {
        HolidayImport import = new HolidayImport.TooMany();
        var outcome = await settings.PutCalendarAsync(tenant.Id, Added, static _ => true, cancellation);
        return outcome is PutOutcome.TooLarge ? new HolidayImport.TooMany() : import;

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
