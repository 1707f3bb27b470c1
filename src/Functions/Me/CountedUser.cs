using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Whose counters a request asks for.</summary>
/// <param name="Id">The caller, or whom a manager asks about.</param>
/// <param name="Day">That user's day, in the zone that the user was last seen in.</param>
internal sealed record CountedUser(UserId Id, UserDay Day)
{
    /// <summary>The name of the parameter.</summary>
    public const string Parameter = "userId";

    /// <summary>The user; 400 for what is no id, 403 for another user unless the caller is a manager.</summary>
    /// <param name="asked">The parameter's value, if any.</param>
    /// <param name="request">The request.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="users">What is remembered of users.</param>
    /// <param name="cancellation">The request's.</param>
    public static async Task<Parsed<CountedUser>> ReadAsync(
        string? asked, HttpRequest request, CallerContext caller, UserDirectory users, CancellationToken cancellation)
    {
        if (asked is null || asked == caller.User.Value)
            return new CountedUser(caller.User, caller.Day);
        if (!UserId.TryParse(asked, out var user))
            return Problem.MalformedParameter(Parameter, "invalid", $"A user's id has {Identifier.Rule}.");
        if (request.HttpContext.Caller().RefuseUnless(CallerRoles.Manager) is { } problem)
            return problem;
        var seen = await users.GetAsync(caller.Tenant, user, cancellation);
        return new CountedUser(user, UserDay.At(caller.Now, seen?.Zone ?? caller.TenantZone, caller.Calendar.FirstDayOfWeek));
    }
}
