using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;

namespace SmartActivities.Functions;

/// <summary>Says that the service answers. It touches nothing else, so that asking often costs nothing.</summary>
public static class CheckHealth
{
    [Function(nameof(CheckHealth))]
    [AllowAnonymousFunction]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request) =>
        Answers.Ok(new HealthResponse("ok"), ApiJson.Context.HealthResponse);
}

/// <summary>Says that the service answers.</summary>
internal sealed record HealthResponse(string Status);
