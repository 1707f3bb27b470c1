using SmartActivities.Domain.Calendars;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Edge.Identity;

/// <summary>The caller's tenant and zone.</summary>
internal static class CallerTenant
{
    /// <summary>The zone that the token names; null when it names none that exists.</summary>
    public static DateTimeZone? Zone(this Caller caller) =>
        IanaZones.Find(caller.ZoneId);

    /// <summary>The tenant; one that is heard of for the first time is written down, in the caller's zone.</summary>
    public static ValueTask<Tenant> OfAsync(this TenantDirectory tenants, Caller caller, CancellationToken cancellation) =>
        tenants.GetOrAddAsync(caller.Tenant, caller.Zone() ?? DateTimeZone.Utc, cancellation);
}
