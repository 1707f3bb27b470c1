using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Settings;

/// <summary>Tells what the tenant has otherwise.</summary>
public sealed class ReadBehaviorSettings(SettingsStore settings)
{
    [Function(nameof(ReadBehaviorSettings))]
    [RequiresRole(CallerRoles.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "settings/behavior")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var (behavior, revision) = (await settings.ReadAsync(caller.Tenant, cancellation)).Behavior;
        EntityTag.Of(revision).WriteTo(request.HttpContext.Response);
        return Answers.Ok(BehaviorFields.Of(behavior), ApiJson.Context.BehaviorFields);
    }
}
