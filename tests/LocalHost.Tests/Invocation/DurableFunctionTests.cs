using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Sample;

namespace LocalHost.Tests.Invocation;

public sealed class DurableFunctionTests
{
    [Fact]
    public async Task Orchestration_StartedByARequest_RunsItsActivities()
    {
        await using var host = await SampleApp.StartAsync();
        using var client = host.CreateClient();

        using var response = await client.PostAsync("/api/greetings/one", content: null);
        await host.WhenIdleAsync();

        Assert.Equal(202, (int)response.StatusCode);
        var greeting = await host.Durable.GetInstanceAsync("one", getInputsAndOutputs: true);
        Assert.Equal(
            ["Hello Tokyo from SayHello of one", "Hello Seattle from SayHello of one"], greeting!.ReadOutputAs<string[]>()!);
    }

    [Theory]
    [InlineData(2, "yes")]
    [InlineData(4, "late")]
    public async Task Orchestration_WaitsForDays_GoesByTheClock(int days, string output)
    {
        await using var host = await SampleApp.StartAsync();
        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(DurableFunctions.Approve));

        await host.Clock.AdvanceAsync(TimeSpan.FromDays(days), CancellationToken.None);
        if (days < 3)
            await host.Durable.RaiseEventAsync(id, "Approval", true);
        await host.WhenIdleAsync();

        var instance = await host.Durable.GetInstanceAsync(id, getInputsAndOutputs: true);
        Assert.Equal(output, instance!.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Orchestration_OfTwoTurns_HasItsMiddlewareAroundEach()
    {
        await using var host = await SampleApp.StartAsync();
        var ledger = host.Services.GetRequiredService<InvocationLedger>();

        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(DurableFunctions.Approve));
        await host.WhenIdleAsync();
        Assert.Equal((1, 1, 1), (ledger["Approve began"], ledger["Approve ended"], ledger["Approve disposed"]));

        await host.Durable.RaiseEventAsync(id, "Approval", true);
        await host.WhenIdleAsync();
        Assert.Equal((2, 2, 2), (ledger["Approve began"], ledger["Approve ended"], ledger["Approve disposed"]));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Durable.GetInstanceAsync(id))!.RuntimeStatus);
    }

    [Fact]
    public async Task Activity_SleepsOnTheClock_DoesNotHoldIt()
    {
        await using var host = await SampleApp.StartAsync();
        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(DurableFunctions.Nap));

        await host.Clock.AdvanceAsync(TimeSpan.FromHours(1), CancellationToken.None);

        var instance = await host.Durable.GetInstanceAsync(id, getInputsAndOutputs: true);
        Assert.Equal(SampleApp.Start.AddSeconds(90), instance!.ReadOutputAs<DateTimeOffset>());
    }
}
