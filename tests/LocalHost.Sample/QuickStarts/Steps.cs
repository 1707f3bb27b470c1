using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Sample.QuickStarts;

/// <summary>Small orchestrations, one for each thing that is to be seen of the engine.</summary>
public sealed class Steps(InvocationLedger ledger)
{
    /// <summary>Says what it was told, once it is told something.</summary>
    [Function(nameof(Listen))]
    public static async Task<string> Listen([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.WaitForExternalEvent<string>("Word");

    /// <summary>Takes one word in each generation, and ends at an empty one.</summary>
    [Function(nameof(Collect))]
    public static async Task<string> Collect([OrchestrationTrigger] TaskOrchestrationContext context, string? words)
    {
        var word = await context.WaitForExternalEvent<string>("Word");
        if (word.Length > 0)
            context.ContinueAsNew(words + word);
        return words ?? "";
    }

    [Function(nameof(Throw))]
    public static Task Throw([OrchestrationTrigger] TaskOrchestrationContext context) => throw new InvalidOperationException("no luck");

    /// <summary>Calls an activity that works at the third try only.</summary>
    [Function(nameof(Retry))]
    public static Task<int> Retry([OrchestrationTrigger] TaskOrchestrationContext context, int tries) => context.CallActivityAsync<int>(
        nameof(FailTwice), context.InstanceId, TaskOptions.FromRetryPolicy(new RetryPolicy(tries, TimeSpan.FromSeconds(1))));

    [Function(nameof(FailTwice))]
    public int FailTwice([ActivityTrigger] string instanceId)
    {
        ledger.Note(instanceId);
        return ledger[instanceId] >= 3 ? ledger[instanceId] : throw new InvalidOperationException("not yet");
    }

    /// <summary>Fires timers that are already due.</summary>
    [Function(nameof(Hurry))]
    public static async Task<string> Hurry([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CreateTimer(context.CurrentUtcDateTime, CancellationToken.None);
        await context.CreateTimer(context.CurrentUtcDateTime.AddSeconds(-5), CancellationToken.None);
        return "there";
    }

    /// <summary>Calls another orchestration, which fails, and says how that looks from here.</summary>
    [Function(nameof(Ask))]
    public static async Task<string> Ask([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallSubOrchestratorAsync(nameof(Throw));
            return "nothing was thrown";
        }
        catch (TaskFailedException e)
        {
            return $"{e.FailureDetails.ErrorType}: {e.FailureDetails.ErrorMessage}";
        }
    }
}
