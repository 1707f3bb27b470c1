using Microsoft.AspNetCore.Http;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Edge.Identity;

/// <summary>Who calls, as the validated token says.</summary>
/// <param name="Tenant">The only tenant that the request may touch.</param>
/// <param name="User">The CRM's own id of the user.</param>
/// <param name="Roles">Roles that we know; others in the token are passed over.</param>
/// <param name="ZoneId">The user's IANA zone as the token says, unchecked; null when it does not.</param>
/// <param name="Locale">BCP 47 tag as the token says, unchecked; null when it does not.</param>
/// <param name="Name">What the user is called; null when the token does not say.</param>
public sealed record Caller(TenantId Tenant, UserId User, CallerRoles Roles, string? ZoneId, string? Locale, string? Name)
{
    /// <summary>The zone that the token names; null when it names none that exists.</summary>
    internal DateTimeZone? Zone() => IanaZones.Find(ZoneId);

    /// <summary>403 unless the caller has at least one of the roles, else null.</summary>
    internal Problem? RefuseUnless(CallerRoles any) =>
        (Roles & any) is not CallerRoles.None ? null : Problem.Forbidden($"This needs the role {string.Join(" or ", RoleNames.All(any))}.");
}

/// <summary>The caller, kept with the request, and the caller's tenant.</summary>
internal static class CallerAccess
{
    /// <summary>Who calls.</summary>
    /// <exception cref="InvalidOperationException">The function allows anonymous callers, and so nobody was looked for.</exception>
    public static Caller Caller(this HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("This request has no authenticated caller.");

    /// <summary>The tenant; one that is heard of for the first time is written down, in the caller's zone.</summary>
    public static ValueTask<Tenant> OfAsync(this TenantDirectory tenants, Caller caller, CancellationToken cancellation) =>
        tenants.GetOrAddAsync(caller.Tenant, caller.Zone() ?? DateTimeZone.Utc, cancellation);
}
