using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ClassicSample;

public sealed class DurableFunctions(Diary diary)
{
    [Function(nameof(Start))]
    public static async Task<HttpResponseData> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start/{orchestrator}")] HttpRequestData req,
        [DurableClient] DurableTaskClient client,
        string orchestrator)
    {
        ArgumentNullException.ThrowIfNull(client);
        var id = await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, await req.ReadFromJsonAsync<string[]>());
        return client.CreateCheckStatusResponse(req, id);
    }

    /// <summary>Tries until its handler has had enough.</summary>
    [Function(nameof(Stubborn))]
    public static async Task<string> Stubborn([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var options = TaskOptions.FromRetryHandler(async retry =>
        {
            await retry.OrchestrationContext.CreateTimer(TimeSpan.FromMinutes(1), retry.CancellationToken);
            return retry is { LastAttemptNumber: < 3, LastFailure.ErrorMessage: "no" } && retry.TotalRetryTime < TimeSpan.FromHours(1);
        });
        try
        {
            return await context.CallActivityAsync<string>(nameof(Refuse), options: options);
        }
        catch (TaskFailedException failure)
        {
            return failure.TaskName;
        }
    }

    [Function(nameof(Refuse))]
    public string Refuse([ActivityTrigger] string? input)
    {
        diary.Note(nameof(Refuse));
        throw new InvalidOperationException("no");
    }
}
