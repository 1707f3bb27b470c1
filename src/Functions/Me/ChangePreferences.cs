using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Functions.Settings;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Replaces the caller's preferences.</summary>
/// <param name="preferences">What users have chosen.</param>
public sealed class ChangePreferences(PreferenceStore preferences)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ChangePreferences))]
    [AnyUser]
    [MindsPreconditions]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "me/preferences")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        return PutAnswers.ReplaceAsync(
            request,
            ApiJson.Context.PreferencesFields,
            static (fields, violations) => fields.Read(violations),
            (wished, expects) => preferences.PutPreferencesAsync(caller.Tenant, caller.User, wished, expects, cancellation),
            PreferencesFields.Of,
            cancellation);
    }
}
