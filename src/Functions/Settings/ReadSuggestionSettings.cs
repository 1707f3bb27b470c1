using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Settings;

/// <summary>Tells where smart activities are proposed.</summary>
public sealed class ReadSuggestionSettings(SettingsStore settings)
{
    [Function(nameof(ReadSuggestionSettings))]
    [RequiresRole(CallerRoles.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "settings/suggestions")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var (section, revision) = (await settings.ReadAsync(caller.Tenant, cancellation)).Suggestions;
        EntityTag.Of(revision).WriteTo(request.HttpContext.Response);
        return Answers.Ok(SuggestionSettingsFields.Of(section), ApiJson.Context.SuggestionSettingsFields);
    }
}
