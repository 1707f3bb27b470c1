using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Settings;

/// <summary>Says what the tenant has otherwise.</summary>
public sealed class ChangeBehaviorSettings(SettingsStore settings)
{
    [Function(nameof(ChangeBehaviorSettings))]
    [RequiresRole(CallerRoles.Admin)]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "settings/behavior")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        return await SettingAnswers.ReplaceAsync(
            request,
            ApiJson.Context.BehaviorFields,
            static (fields, errors) => fields.Read(errors),
            (behavior, expects) => settings.PutBehaviorAsync(caller.Tenant, behavior, expects, cancellation),
            BehaviorFields.Of,
            cancellation);
    }
}
