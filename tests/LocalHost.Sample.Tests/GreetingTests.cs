using LocalHost.Testing;

namespace Sample.Tests;

/// <summary>What a test of an app looks like; the package's README shows the same.</summary>
public sealed class GreetingTests
{
    [Fact]
    public async Task Greeting_Asked_IsPut()
    {
        await using var host = await FunctionsTestHost.StartAsync(typeof(DurableFunctions));
        using var client = host.CreateClient();

        (await client.PostAsync("/api/greetings/anna", content: null)).EnsureSuccessStatusCode();
        await host.WhenIdleAsync();

        var greeting = await host.Durable.GetInstanceAsync("anna", getInputsAndOutputs: true);
        Assert.Equal("Hello Tokyo from SayHello of anna", greeting!.ReadOutputAs<string[]>()![0]);
    }

    [Fact]
    public async Task Approval_NobodyAnswersForThreeDays_IsLate()
    {
        await using var host = await FunctionsTestHost.StartAsync(typeof(DurableFunctions));
        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(DurableFunctions.Approve));

        await host.Clock.AdvanceAsync(TimeSpan.FromDays(3));

        var approval = await host.Durable.GetInstanceAsync(id, getInputsAndOutputs: true);
        Assert.Equal("late", approval!.ReadOutputAs<string>());
    }
}
