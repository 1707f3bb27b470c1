using Microsoft.DurableTask;

namespace LocalHost.Tests.Durable.Simulation;

/// <summary>The orchestrators and activities of the simulation. What they do is drawn from their input, so that a replay draws alike.</summary>
internal sealed class Workload(SimulationClock clock, Faults faults, Random random)
{
    private static readonly TaskOptions Retries =
        TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromMinutes(5), backoffCoefficient: 2));

    private readonly Dictionary<string, int> _runs = [];

    public List<string> Complaints { get; } = [];

    public int RunsOf(string serializedToken) => _runs.GetValueOrDefault(serializedToken);

    public TestTasks Tasks() => new TestTasks()
        .AddOrchestratorFunc<int, int>("Mix", MixAsync)
        .AddOrchestratorFunc<int, int>("Leaf", LeafAsync)
        .AddOrchestratorFunc<List<int>, List<int>>("Collect", CollectAsync)
        .AddOrchestratorFunc<int>("Repeat", RepeatAsync)
        .AddActivityFunc<string, string>("Act", (_, token) => ActAsync(token));

    private async Task<int> MixAsync(TaskOrchestrationContext context, int seed)
    {
        var draw = new Random(seed);
        var steps = draw.Next(2, 5);
        for (var step = 0; step < steps; step++)
        {
            context.SetCustomStatus(step);
            switch (draw.Next(5))
            {
                case 0:
                    await SleepAsync(context, TimeSpan.FromSeconds(draw.Next(1, 3 * 86_400)));
                    break;
                case 1:
                    await TryAsync(() => CallAsync(context, Retries));
                    break;
                case 2:
                    await TryAsync(() => Task.WhenAll(CallAsync(context), CallAsync(context, Retries), SleepAsync(context, TimeSpan.FromHours(1))));
                    break;
                case 3:
                    await TryAsync(() => context.CallSubOrchestratorAsync<int>("Leaf", draw.Next(), Retries));
                    break;
                default:
                    await TryAsync(() => context.WaitForExternalEvent<int>("go", TimeSpan.FromHours(draw.Next(1, 48))));
                    break;
            }
        }

        return steps;
    }

    private async Task<int> LeafAsync(TaskOrchestrationContext context, int seed)
    {
        var draw = new Random(seed);
        await SleepAsync(context, TimeSpan.FromSeconds(draw.Next(-5, 20_000)));
        if (context.NewGuid().ToByteArray()[0] < 60) throw new InvalidOperationException("The leaf has fallen.");
        await CallAsync(context, Retries);
        return seed;
    }

    // One number a generation; the events that it does not take are the next one's.
    private static async Task<List<int>> CollectAsync(TaskOrchestrationContext context, List<int> numbers)
    {
        var number = await context.WaitForExternalEvent<int>("number");
        if (number < 0) return numbers;
        numbers.Add(number);
        context.ContinueAsNew(numbers);
        return numbers;
    }

    private async Task RepeatAsync(TaskOrchestrationContext context, int round)
    {
        await TryAsync(() => CallAsync(context));
        await SleepAsync(context, TimeSpan.FromHours(new Random(round).Next(20, 100)));
        context.ContinueAsNew(round + 1);
    }

    private async Task SleepAsync(TaskOrchestrationContext context, TimeSpan time)
    {
        var due = context.CurrentUtcDateTime + time;
        await context.CreateTimer(due, CancellationToken.None);
        if (context.CurrentUtcDateTime < due || clock.GetUtcNow().UtcDateTime < due)
            Complaints.Add($"{context.InstanceId} was woken early");
    }

    private static async Task CallAsync(TaskOrchestrationContext context, TaskOptions? options = null)
    {
        var token = context.NewGuid().ToString("N");
        if (await context.CallActivityAsync<string>("Act", token, options) != token)
            throw new InvalidDataException("The answer is another activity's.");
    }

    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (exception is TaskFailedException or OperationCanceledException)
        {
            // A drawn failure, or nobody said "go": the orchestration goes on without.
        }
    }

    private async Task<string> ActAsync(string token)
    {
        if (faults.Draw(Fault.ActivityIsSlow, 0.1)) await Task.Delay(TimeSpan.FromMinutes(random.Next(1, 600)), clock);
        var serialized = $"\"{token}\"";
        _runs[serialized] = RunsOf(serialized) + 1;
        return faults.Draw(Fault.ActivityFails, 0.15) ? throw new InvalidOperationException("The activity was to fail.") : token;
    }
}
