using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Sample.QuickStarts;

/// <summary>A monitor: looks at a job again and again until it is done, or until looking is no longer worth it.</summary>
public sealed class MonitorJob(JobBoard jobs)
{
    [Function(nameof(MonitorJob))]
    public static async Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context, MonitorRequest request)
    {
        var end = context.CurrentUtcDateTime.AddSeconds(request.ForSeconds);
        for (var looks = 1; context.CurrentUtcDateTime < end; looks++)
        {
            if (await context.CallActivityAsync<bool>(nameof(LookAtJob), request.Job))
                return "done";
            context.SetCustomStatus(looks);
            await context.CreateTimer(TimeSpan.FromSeconds(request.EverySeconds), CancellationToken.None);
        }

        return "given up";
    }

    [Function(nameof(LookAtJob))]
    public bool LookAtJob([ActivityTrigger] string job) => jobs.IsDone(job);

    [Function(nameof(FinishJob))]
    public IResult FinishJob([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "jobs/{job}/done")] HttpRequest req, string job)
    {
        jobs.Finish(job);
        return Results.NoContent();
    }
}
