using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace ClassicSample;

/// <summary>An orchestrator that is a class.</summary>
[DurableTask(nameof(Greetings))]
public sealed class Greetings : TaskOrchestrator<string[], string>
{
    public override async Task<string> RunAsync(TaskOrchestrationContext context, string[] input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var logger = context.CreateReplaySafeLogger<Greetings>();
        var greetings = new List<string>();
        foreach (var name in input)
            greetings.Add(await context.CallActivityAsync<string>(nameof(Greeting), name));
        logger.LogInformation("{Count} were greeted, replaying: {IsReplaying}", greetings.Count, context.IsReplaying);
        return string.Join(", ", greetings);
    }
}
