using Microsoft.DurableTask;

namespace LocalHost.Tests.Durable;

/// <summary>Orchestrators and activities that are classes, in each way in which they can be made known.</summary>
public sealed class RegistryTests
{
    public static TheoryData<string> Ways => ["types", "names and types", "objects", "makers"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Classes_MadeKnownInAnyWay_Run(string way)
    {
        await using var hub = await TestHub.OpenAsync(tasks => _ = way switch
        {
            "types" => tasks.AddOrchestrator<Doubling>().AddActivity<Twice>(),
            "names and types" => tasks.AddOrchestrator<Doubling>(nameof(Doubling)).AddActivity<Twice>("Twice"),
            "objects" => tasks.AddOrchestrator(nameof(Doubling), new Doubling()).AddActivity("Twice", new Twice(TimeProvider.System)),
            _ => tasks.AddOrchestrator(nameof(Doubling), () => new Doubling()).AddActivity("Twice", _ => new Twice(TimeProvider.System)),
        });

        var id = await hub.StartAsync(nameof(Doubling), new[] { 1, 2 });

        var doubled = await hub.OutputAsync<int[]>(id);
        Assert.Equal([2, 4], doubled!);
    }

    [Fact]
    public async Task Classes_OfOneName_AreRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => TestHub.OpenAsync(tasks => tasks.AddActivity<Twice>().AddActivityFunc<int, int>("Twice", (_, number) => number)));

    private sealed class Doubling : TaskOrchestrator<int[], int[]>
    {
        public override Task<int[]> RunAsync(TaskOrchestrationContext context, int[] input) =>
            Task.WhenAll(input.Select(number => context.CallActivityAsync<int>("Twice", number)));
    }

    // Its service comes from the container where the container makes it.
    [DurableTask("Twice")]
    private sealed class Twice(TimeProvider time) : TaskActivity<int, int>
    {
        public override async Task<int> RunAsync(TaskActivityContext context, int input)
        {
            await Task.Yield();
            return time.GetUtcNow() == default ? 0 : 2 * input;
        }
    }
}
