using Microsoft.DurableTask;

namespace LocalHost.KillTarget;

/// <summary>What the killed process is busy with.</summary>
internal static class TargetWorkload
{
    /// <summary>Collects numbers from events of the same name, one a generation, until <see cref="LastNumber"/>.</summary>
    public const string Numbers = "Numbers";

    public const int LastNumber = -1;

    public static readonly string[] Orchestrators = ["Steps", "Rounds", Numbers];

    public static DurableTaskRegistry Registry(Witnesses witnesses) => new DurableTaskRegistry()
        .AddOrchestratorFunc<int, int>("Steps", async (context, _) =>
        {
            await CallAsync(context);
            await SleepAsync(context, witnesses, 150);
            await context.CallSubOrchestratorAsync<int>("Leaf", 0);
            await Task.WhenAll(CallAsync(context), CallAsync(context), SleepAsync(context, witnesses, 40));
            return 1;
        })
        .AddOrchestratorFunc<int, int>("Leaf", async (context, _) =>
        {
            await SleepAsync(context, witnesses, 60);
            await CallAsync(context);
            return 1;
        })
        .AddOrchestratorFunc<int, int>("Rounds", async (context, round) =>
        {
            await CallAsync(context);
            await SleepAsync(context, witnesses, 80);
            if (round < 3) context.ContinueAsNew(round + 1);
            return round;
        })
        .AddOrchestratorFunc<int[], int[]>(Numbers, async (context, numbers) =>
        {
            var number = await context.WaitForExternalEvent<int>(Numbers);
            if (number == LastNumber) return numbers;
            int[] collected = [.. numbers, number];
            context.ContinueAsNew(collected);
            return collected;
        })
        .AddActivityFunc<string, string>("Act", (_, token) =>
        {
            witnesses.Write(Witnesses.Acted, token);
            return token;
        });

    private static async Task CallAsync(TaskOrchestrationContext context)
    {
        var token = context.NewGuid().ToString("N");
        if (await context.CallActivityAsync<string>("Act", token) != token) throw new InvalidDataException("Another activity's answer.");
    }

    private static async Task SleepAsync(TaskOrchestrationContext context, Witnesses witnesses, int milliseconds)
    {
        var due = context.CurrentUtcDateTime.AddMilliseconds(milliseconds);
        await context.CreateTimer(due, CancellationToken.None);
        if (context.CurrentUtcDateTime < due || TimeProvider.System.GetUtcNow().UtcDateTime < due)
            witnesses.Write(Witnesses.WokenEarly, context.InstanceId);
    }
}
