using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Sample;

public sealed class DurableFunctions(TimeProvider time)
{
    [Function("StartGreeting")]
    public static async Task<IResult> StartGreeting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "greetings/{id}")] HttpRequest req, [DurableClient] DurableTaskClient client, string id)
    {
        string[] names = ["Tokyo", "Seattle"];
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(Greet), names, new StartOrchestrationOptions(id));
        return Results.Accepted(value: id);
    }

    // Fan-out and fan-in.
    [Function(nameof(Greet))]
    public static async Task<string[]> Greet([OrchestrationTrigger] TaskOrchestrationContext context, string[] names) =>
        await Task.WhenAll(names.Select(name => context.CallActivityAsync<string>(nameof(SayHello), name)));

    [Function(nameof(SayHello))]
    public static string SayHello([ActivityTrigger] string name, FunctionContext context, string instanceId) =>
        $"Hello {name} from {context.FunctionDefinition.Name} of {instanceId}";

    /// <summary>Whether its code was run from the beginning once more when the activity had ended.</summary>
    [Function(nameof(WasReplayed))]
    public static async Task<bool> WasReplayed([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var wasReplayed = context.IsReplaying;
        await context.CallActivityAsync<string>(nameof(SayHello), "you");
        return wasReplayed;
    }

    // Human interaction with a timeout.
    [Function(nameof(Approve))]
    public static async Task<string> Approve([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var stop = new CancellationTokenSource();
        var timeout = context.CreateTimer(context.CurrentUtcDateTime.AddDays(3), stop.Token);
        var approval = context.WaitForExternalEvent<bool>("Approval");
        if (await Task.WhenAny(approval, timeout) == timeout)
            return "late";
        stop.Cancel();
        return await approval ? "yes" : "no";
    }

    [Function(nameof(Nap))]
    public static Task<DateTimeOffset> Nap([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<DateTimeOffset>(nameof(Sleep), 90);

    [Function(nameof(Sleep))]
    public async Task<DateTimeOffset> Sleep([ActivityTrigger] int seconds, CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), time, cancellation);
        return time.GetUtcNow();
    }
}
