using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Replaces the caller's preferences.</summary>
public sealed class ChangePreferences(PreferenceStore preferences)
{
    [Function(nameof(ChangePreferences))]
    [AnyUser]
    [MindsPreconditions]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "me/preferences")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        return SettingAnswers.ReplaceAsync(
            request,
            ApiJson.Context.PreferencesFields,
            static (fields, errors) => fields.Read(errors),
            (wished, expects) => preferences.PutPreferencesAsync(caller.Tenant, caller.User, wished, expects, cancellation),
            PreferencesFields.Of,
            cancellation);
    }
}
