using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime.Extensions;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Limits;

/// <summary>Stops a clean-up: once this is answered, it takes no other activity. One that has ended stays as it is.</summary>
public sealed class CancelCleanUp(CleanUpStore cleanUps, TimeProvider time)
{
    [Function(nameof(CancelCleanUp))]
    [RequiresRole(CallerRoles.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "usage/cleanup/{run}/cancel")] HttpRequest request,
        string run,
        CancellationToken cancellation)
    {
        var now = time.GetCurrentInstant();
        var changed = await cleanUps.ChangeAsync(request.HttpContext.Caller().Tenant, run, cleanUp => cleanUp.Cancelled(now), cancellation);
        return changed is null
            ? ReadCleanUp.Unknown().ToResult()
            : Answers.Ok(CleanUpResponse.Of(changed.CleanUp), ApiJson.Context.CleanUpResponse);
    }
}
