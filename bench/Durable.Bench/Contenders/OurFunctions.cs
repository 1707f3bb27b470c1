using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Bench.Contenders;

/// <summary>The app that LocalHost runs here, as anybody would write it.</summary>
public static class OurFunctions
{
    private const int SchedulingAtOnce = 256;

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

    /// <summary>Starts an orchestration for each moment, and answers when all their timers are stored.</summary>
    [Function(nameof(Schedule))]
    public static async Task<IResult> Schedule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "schedule/{orchestrator}/{first:int}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string orchestrator,
        int first)
    {
        var moments = (await request.ReadFromJsonAsync<DateTime[]>())!;
        var options = new ParallelOptions { MaxDegreeOfParallelism = SchedulingAtOnce, CancellationToken = request.HttpContext.RequestAborted };
        await Parallel.ForAsync(0, moments.Length, options, async (i, ct) =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"job-{first + i:D8}");
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, new DueJob(first + i, moments[i]), new StartOrchestrationOptions(id), ct);

            // A job is scheduled when its timer is stored; until then it is only started.
            await client.WaitForInstanceStartAsync(id, ct);
        });
        return Results.NoContent();
    }

    /// <summary>Answers when every instance that was made since a moment has ended in the store.</summary>
    [Function(nameof(Ended))]
    public static async Task<IResult> Ended(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ended")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        DateTimeOffset since)
    {
        var open = new OrchestrationQuery(
            CreatedFrom: since, Statuses: [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running], PageSize: 1);
        while (await client.GetAllInstancesAsync(open).GetAsyncEnumerator(request.HttpContext.RequestAborted).MoveNextAsync())
            await Task.Delay(1, request.HttpContext.RequestAborted);
        return Results.NoContent();
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
