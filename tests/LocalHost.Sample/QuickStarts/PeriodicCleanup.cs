using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Sample.QuickStarts;

/// <summary>An eternal orchestration: its history begins anew at each round.</summary>
public static class PeriodicCleanup
{
    [Function(nameof(PeriodicCleanup))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context, int round)
    {
        context.SetCustomStatus(round);
        await context.CallActivityAsync(nameof(CleanUp), round);
        await context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
        context.ContinueAsNew(round + 1);
    }

    [Function(nameof(CleanUp))]
    public static void CleanUp([ActivityTrigger] int round, FunctionContext context) => context.Items["cleaned"] = round;
}
