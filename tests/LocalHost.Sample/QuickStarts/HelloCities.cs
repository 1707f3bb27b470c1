using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Sample.QuickStarts;

// As the public quick start for durable functions goes: an HTTP function starts an orchestration and answers with its URLs.
public static class HelloCities
{
    [Function(nameof(HelloCities))]
    public static async Task<string[]> RunOrchestrator([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ILogger logger = context.CreateReplaySafeLogger(nameof(HelloCities));
        logger.LogInformation("Saying hello.");
        return
        [
            await context.CallActivityAsync<string>(nameof(SayHelloToCity), "Tokyo"),
            await context.CallActivityAsync<string>(nameof(SayHelloToCity), "Seattle"),
            await context.CallActivityAsync<string>(nameof(SayHelloToCity), "London"),
        ];
    }

    [Function(nameof(SayHelloToCity))]
    public static string SayHelloToCity([ActivityTrigger] string name, FunctionContext executionContext)
    {
        ILogger logger = executionContext.GetLogger(nameof(SayHelloToCity));
        logger.LogInformation("Saying hello to {Name}.", name);
        return $"Hello {name}!";
    }

    [Function("HelloCities_HttpStart")]
    public static async Task<HttpResponseData> HttpStart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post")] HttpRequestData req,
        [DurableClient] DurableTaskClient client,
        FunctionContext executionContext)
    {
        ILogger logger = executionContext.GetLogger("HelloCities_HttpStart");
        string instanceId = await client.ScheduleNewOrchestrationInstanceAsync(nameof(HelloCities));
        logger.LogInformation("Started orchestration with ID = '{InstanceId}'.", instanceId);
        return await client.CreateCheckStatusResponseAsync(req, instanceId);
    }
}
