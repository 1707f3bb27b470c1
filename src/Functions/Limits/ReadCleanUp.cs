using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Limits;

/// <summary>Tells how far a clean-up has come.</summary>
public sealed class ReadCleanUp(CleanUpStore cleanUps)
{
    [Function(nameof(ReadCleanUp))]
    [RequiresRole(CallerRoles.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "usage/cleanup/{run}")] HttpRequest request,
        string run,
        CancellationToken cancellation) =>
        await cleanUps.GetAsync(request.HttpContext.Caller().Tenant, run, cancellation) is { } cleanUp
            ? Answers.Ok(CleanUpResponse.Of(cleanUp), ApiJson.Context.CleanUpResponse)
            : Unknown().ToResult();

    internal static Problem Unknown() => Problem.NotFound("There is no clean-up of this id, or it can be undone no longer.");
}
