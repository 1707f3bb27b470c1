using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Json;

namespace SmartActivities.Functions;

/// <summary>Says that the service answers. It touches nothing else, so that asking often costs nothing.</summary>
public static class CheckHealth
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(CheckHealth))]
    [AllowAnonymousFunction]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request) =>
        Answers.Ok(new HealthResponse("ok"), ApiJson.Context.HealthResponse);
}
