using Microsoft.AspNetCore.Http;

namespace SmartActivities.Functions.Identity;

/// <summary>The caller, kept with the request.</summary>
internal static class CallerAccess
{
    /// <summary>Who calls.</summary>
    /// <exception cref="InvalidOperationException">The function allows anonymous callers, and so nobody was looked for.</exception>
    public static Caller Caller(this HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("This request has no authenticated caller.");
}
