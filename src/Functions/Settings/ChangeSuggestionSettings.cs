using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Settings;

/// <summary>Says where smart activities are proposed.</summary>
public sealed class ChangeSuggestionSettings(SettingsStore settings)
{
    [Function(nameof(ChangeSuggestionSettings))]
    [RequiresRole(CallerRoles.Admin)]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "settings/suggestions")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        return await SettingAnswers.ReplaceAsync(
            request,
            ApiJson.Context.SuggestionSettingsFields,
            static (fields, errors) => fields.Read(errors),
            (section, expects) => settings.PutSuggestionsAsync(caller.Tenant, section, expects, cancellation),
            SuggestionSettingsFields.Of,
            cancellation);
    }
}
