using Microsoft.AspNetCore.Http;
using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;
using SmartActivities.Functions.Identity;
using SmartActivities.Storage;

namespace SmartActivities.Functions;

/// <summary>Makes a request's viewpoint of its token, its tenant and the clock.</summary>
/// <param name="tenants">The tenants.</param>
/// <param name="time">The present moment.</param>
public sealed class Viewpoints(TenantDirectory tenants, TimeProvider time)
{
    internal async ValueTask<Viewpoint> OfAsync(HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var claimed = caller.ZoneId is { } zone ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) : null;
        var tenant = await tenants.GetOrAddAsync(caller.Tenant, claimed ?? DateTimeZone.Utc, cancellation);
        return new Viewpoint(
            caller.Tenant,
            caller.User,
            caller.Name ?? caller.User.Value,
            Instant.FromDateTimeOffset(time.GetUtcNow()),
            WorkCalendar.Default(claimed ?? tenant.Zone),
            Language.Choose([caller.Locale, .. request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.Value)]));
    }
}
