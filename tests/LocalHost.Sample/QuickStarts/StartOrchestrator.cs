using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Sample.QuickStarts;

/// <summary>Starts any orchestration with the body as its input, and answers where its state can be asked for.</summary>
public static class StartOrchestrator
{
    [Function(nameof(StartOrchestrator))]
    public static async Task<HttpResponseData> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orchestrators/{name}/{id?}")] HttpRequestData req,
        [DurableClient] DurableTaskClient client,
        string name,
        string? id)
    {
        var body = await req.ReadAsStringAsync();
        object? input = string.IsNullOrEmpty(body) ? null : JsonSerializer.Deserialize<JsonElement>(body);
        var instanceId = await client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));
        return await client.CreateCheckStatusResponseAsync(req, instanceId);
    }
}
