using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Tells the caller's preferences.</summary>
/// <param name="preferences">What users have chosen.</param>
public sealed class ReadPreferences(PreferenceStore preferences)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ReadPreferences))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "me/preferences")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var (known, revision) = (await preferences.ReadAsync(caller.Tenant, caller.User, cancellation)).Preferences;
        EntityTag.Of(revision).WriteTo(request.HttpContext.Response);
        return Answers.Ok(PreferencesFields.Of(known), ApiJson.Context.PreferencesFields);
    }
}
