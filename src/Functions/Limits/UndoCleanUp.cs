using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime.Extensions;
using SmartActivities.Domain.Limits;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Limits;

/// <summary>Takes back what a clean-up did.</summary>
public sealed class UndoCleanUp(CleanUpStore cleanUps, TimeProvider time)
{
    [Function(nameof(UndoCleanUp))]
    [RequiresRole(CallerRoles.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "usage/cleanup/{run}/undo")] HttpRequest request,
        string run,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var now = time.GetCurrentInstant();
        var changed = await cleanUps.ChangeAsync(caller.Tenant, run, cleanUp => cleanUp.Undoing(caller.User, now), cancellation);
        if (changed is null)
            return ReadCleanUp.Unknown().ToResult();
        var cleanUp = changed.CleanUp;
        if (cleanUp.State is CleanUpState.Running)
            return Problem.Conflict("cleanUpRunning", "The clean-up still runs; cancel it first.").ToResult();
        if (cleanUp.State is not (CleanUpState.Undoing or CleanUpState.Undone))
            return Problem.Conflict("undoExpired", $"A clean-up can be undone for {CleanUp.CanBeUndoneFor.Days} days.").ToResult();

        // Asked for twice, it goes on.
        if (cleanUp.State is CleanUpState.Undoing)
            await CleanUpActivities.BeginAsync(durable, caller.Tenant, cleanUp, cancellation);
        return TypedResults.Json(CleanUpResponse.Of(cleanUp), ApiJson.Context.CleanUpResponse, statusCode: StatusCodes.Status202Accepted);
    }
}
