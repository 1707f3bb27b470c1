using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Settings;

/// <summary>Says where smart activities are proposed.</summary>
/// <param name="settings">The settings.</param>
public sealed class ChangeSuggestionSettings(SettingsStore settings)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ChangeSuggestionSettings))]
    [RequiresRole(CallerRoles.Admin)]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "settings/suggestions")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        return await PutAnswers.ReplaceAsync(
            request,
            ApiJson.Context.SuggestionSettingsFields,
            static (fields, violations) => fields.Read(violations),
            (section, expects) => settings.PutSuggestionsAsync(caller.Tenant, section, expects, cancellation),
            SuggestionSettingsFields.Of,
            cancellation);
    }
}
