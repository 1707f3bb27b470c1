using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Tells the caller's own hours and absences.</summary>
public sealed class ReadOwnCalendar(PreferenceStore preferences)
{
    [Function(nameof(ReadOwnCalendar))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "me/calendar")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var (known, revision) = await preferences.ReadCalendarAsync(caller.Tenant, caller.User, cancellation);
        EntityTag.Of(revision).WriteTo(request.HttpContext.Response);
        return Answers.Ok(OwnCalendarFields.Of(known), ApiJson.Context.OwnCalendarFields);
    }
}
