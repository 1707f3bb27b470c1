using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalHost.KillTarget;

/// <summary>What the killed process is busy with.</summary>
public sealed class Workload(Witnesses witnesses)
{
    internal const int LastNumber = -1;

    internal static readonly string[] Orchestrators = [nameof(Steps), nameof(Rounds), nameof(Numbers)];

    [Function(nameof(Steps))]
    public async Task<int> Steps([OrchestrationTrigger] TaskOrchestrationContext context, int input)
    {
        await CallAsync(context);
        await SleepAsync(context, 150);
        await context.CallSubOrchestratorAsync<int>(nameof(Leaf), input);
        await Task.WhenAll(CallAsync(context), CallAsync(context), SleepAsync(context, 40));
        return 1;
    }

    [Function(nameof(Leaf))]
    public async Task<int> Leaf([OrchestrationTrigger] TaskOrchestrationContext context, int input)
    {
        await SleepAsync(context, 60);
        await CallAsync(context);
        return input;
    }

    [Function(nameof(Rounds))]
    public async Task<int> Rounds([OrchestrationTrigger] TaskOrchestrationContext context, int round)
    {
        await CallAsync(context);
        await SleepAsync(context, 80);
        if (round < 3) context.ContinueAsNew(round + 1);
        return round;
    }

    /// <summary>Collects numbers from events of the same name, one a generation, until <see cref="LastNumber"/>.</summary>
    [Function(nameof(Numbers))]
    public static async Task<int[]> Numbers([OrchestrationTrigger] TaskOrchestrationContext context, int[] numbers)
    {
        var number = await context.WaitForExternalEvent<int>(nameof(Numbers));
        if (number == LastNumber) return numbers;
        int[] collected = [.. numbers, number];
        context.ContinueAsNew(collected);
        return collected;
    }

    [Function(nameof(Act))]
    public string Act([ActivityTrigger] string token)
    {
        witnesses.Write(Witnesses.Acted, token);
        return token;
    }

    private static async Task CallAsync(TaskOrchestrationContext context)
    {
        var token = context.NewGuid().ToString("N");
        if (await context.CallActivityAsync<string>(nameof(Act), token) != token) throw new InvalidDataException("Another activity's answer.");
    }

    private async Task SleepAsync(TaskOrchestrationContext context, int milliseconds)
    {
        var due = context.CurrentUtcDateTime.AddMilliseconds(milliseconds);
        await context.CreateTimer(due, CancellationToken.None);
        if (context.CurrentUtcDateTime < due || TimeProvider.System.GetUtcNow().UtcDateTime < due)
            witnesses.Write(Witnesses.WokenEarly, context.InstanceId);
    }
}
