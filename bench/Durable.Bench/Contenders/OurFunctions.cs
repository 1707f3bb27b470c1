using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Bench.Contenders;

/// <summary>The app that LocalHost runs here, as anybody would write it.</summary>
public static class OurFunctions
{
    [Function(nameof(RunAt))]
    public static async Task RunAt([OrchestrationTrigger] TaskOrchestrationContext context, DueJob job)
    {
        await context.CreateTimer(job.At, CancellationToken.None);
        await context.CallActivityAsync(nameof(Run), job.Number);
    }

    [Function(nameof(Run))]
    public static void Run([ActivityTrigger] int number) => Firings.Note(number);

    /// <summary>The timer alone: what is delivered is the rest of the orchestrator.</summary>
    [Function(nameof(WakeAt))]
    public static async Task WakeAt([OrchestrationTrigger] TaskOrchestrationContext context, DueJob job)
    {
        await context.CreateTimer(job.At, CancellationToken.None);
        Firings.Note(job.Number);
    }

    /// <summary>A request that reads the hub.</summary>
    [Function(nameof(Look))]
    public static async Task<IResult> Look(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "look/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id)
    {
        var state = await client.GetInstanceAsync(id, request.HttpContext.RequestAborted);
        return Results.Ok(state?.RuntimeStatus.ToString() ?? "unknown");
    }
}
