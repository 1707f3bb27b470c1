using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Http.Bench.Bare;

namespace SmartActivities.BareFunctions;

/// <summary>What the bare minimal API does, as functions: they show what the service's own code costs beside the worker that it stands on.</summary>
public static class Endpoints
{
    [Function(nameof(Health))]
    public static IResult Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) => TypedResults.Text("ok");

    [Function(nameof(Evaluate))]
    public static async Task<IResult> Evaluate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "form-close/evaluate")] HttpRequest request, CancellationToken cancellation)
    {
        var asked = await AskedAsync(request, cancellation);
        var readers = request.HttpContext.RequestServices.GetRequiredService<BareReaders>();
        return TypedResults.Json(BareEvaluation.Of(readers, TenantOf(request), UserOf(request), asked, DateTimeOffset.UtcNow), BareJson.Default.BareEvaluation);
    }

    [Function(nameof(Save))]
    public static async Task<IResult> Save(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "activities")] HttpRequest request, CancellationToken cancellation)
    {
        var asked = await AskedAsync(request, cancellation);
        var writer = request.HttpContext.RequestServices.GetRequiredService<BareWriter>();
        var saved = await writer.SaveAsync(TenantOf(request), asked, DateTimeOffset.UtcNow, cancellation);
        return TypedResults.Json(saved, BareJson.Default.BareActivity, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<BareRequest> AskedAsync(HttpRequest request, CancellationToken cancellation) =>
        (await JsonSerializer.DeserializeAsync(request.Body, BareJson.Default.BareRequest, cancellation))!;

    private static string TenantOf(HttpRequest request) => request.Headers[BareEvaluation.TenantHeader].ToString();

    private static string UserOf(HttpRequest request) => request.Headers[BareEvaluation.UserHeader].ToString();
}
