using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Tells the caller's preferences.</summary>
public sealed class ReadPreferences(PreferenceStore preferences)
{
    [Function(nameof(ReadPreferences))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "me/preferences")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var (known, revision) = await preferences.ReadPreferencesAsync(caller.Tenant, caller.User, cancellation);
        EntityTag.Of(revision).WriteTo(request.HttpContext.Response);
        return Answers.Ok(PreferencesFields.Of(known), ApiJson.Context.PreferencesFields);
    }
}
