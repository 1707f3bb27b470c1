using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Limits;

/// <summary>Completes or deletes what is outdated, or tells what that would be.</summary>
public sealed class StartCleanUp(CleanUpStore cleanUps, CallerContexts callers)
{
    private const int SampleSize = 10;

    [Function(nameof(StartCleanUp))]
    [RequiresRole(CallerRoles.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "usage/cleanup")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.CleanUpFields, cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();
        var caller = await callers.OfAsync(request, cancellation);
        var errors = new RequestErrors();
        var cleanUp = asked.Read(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), caller.User, caller.Now, errors);
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        var isDry = asked.DryRun is true;
        var (matched, sample) = await cleanUps.FindAsync(caller.Tenant, cleanUp, isDry ? SampleSize : 0, cancellation);
        if (isDry)
            return Answers.Ok(new CleanUpPreview(matched, [.. sample.Select(ActivityResponse.Of)]), ApiJson.Context.CleanUpPreview);

        cleanUp = cleanUp with { Matched = matched };
        await CleanUpActivities.StartAsync(durable, cleanUps, caller.Tenant, cleanUp, cancellation);
        request.HttpContext.Response.Headers.Location = $"{request.PathBase.Add(request.Path).ToUriComponent()}/{cleanUp.Id}";
        return TypedResults.Json(CleanUpResponse.Of(cleanUp), ApiJson.Context.CleanUpResponse, statusCode: StatusCodes.Status202Accepted);
    }
}
