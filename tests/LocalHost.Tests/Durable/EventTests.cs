using Microsoft.DurableTask;

namespace LocalHost.Tests.Durable;

public class EventTests
{
    [Fact]
    public async Task Event_RaisedBeforeAnybodyWaits_IsKept()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks.AddOrchestratorFunc<string?, string>("Late", async (context, _) =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return await context.WaitForExternalEvent<string>("GO");
        }));
        var id = await hub.StartAsync("Late");

        await hub.RaiseAsync(id, "nobody waits for this");
        await hub.RaiseAsync(id, "go", "payload");
        await hub.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal("payload", await hub.OutputAsync<string>(id));
    }

    [Fact]
    public async Task Events_OfOneName_GoToTheLatestWaiterFirst()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks.AddOrchestratorFunc<string?, string>("Two", async (context, _) =>
        {
            var first = context.WaitForExternalEvent<string>("go");
            var second = context.WaitForExternalEvent<string>("go");
            await Task.WhenAll(first, second);
            return await first + await second;
        }));
        var id = await hub.StartAsync("Two");

        await hub.RaiseAsync(id, "go", "a");
        await hub.RaiseAsync(id, "go", "b");

        Assert.Equal("ba", await hub.OutputAsync<string>(id));
    }

    [Fact]
    public async Task Event_AfterItsWaitWasCancelled_IsKeptForTheNextWaiter()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks.AddOrchestratorFunc<string?, string>("Retry", async (context, _) =>
        {
            try
            {
                return await context.WaitForExternalEvent<string>("go", TimeSpan.FromMinutes(1));
            }
            catch (TaskCanceledException)
            {
                return "late " + await context.WaitForExternalEvent<string>("go");
            }
        }));
        var id = await hub.StartAsync("Retry");

        await hub.PassAsync(TimeSpan.FromMinutes(1));
        await hub.RaiseAsync(id, "go", "event");

        Assert.Equal("late event", await hub.OutputAsync<string>(id));
    }

    [Fact]
    public async Task Event_SentByAnotherOrchestration_Arrives()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks
            .AddOrchestratorFunc<string?, int>("Wait", (context, _) => context.WaitForExternalEvent<int>("number"))
            .AddOrchestratorFunc<string>("Send", (context, target) =>
            {
                context.SendEvent(target, "number", 7);
                context.SendEvent("nobody", "number", 8);
            }));
        var id = await hub.StartAsync("Wait");

        await hub.StartAsync("Send", id);

        Assert.Equal(7, await hub.OutputAsync<int>(id));
    }

    [Fact]
    public async Task Events_InOneBatchWithContinueAsNew_AreTakenOneByEachGeneration()
    {
        await using var hub = await TestHub.OpenAsync(Collector);
        var id = await hub.StartAsync("Collect", new List<int>());

        await hub.Client.SuspendInstanceAsync(id);
        for (var number = 0; number < 10; number++) await hub.Client.RaiseEventAsync(id, "number", number);
        await hub.Client.ResumeInstanceAsync(id);

        Assert.Equal(Enumerable.Range(0, 10), await hub.OutputAsync<List<int>>(id));
    }

    [Fact]
    public async Task Events_RaisedAtAnyMomentOfContinueAsNew_AreNeverLost()
    {
        await using var hub = await TestHub.OpenAsync(Collector);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Collect", new List<int>());

        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => hub.Client.RaiseEventAsync(id, "number", number)));

        Assert.Equal(Enumerable.Range(0, 10), (await hub.OutputAsync<List<int>>(id))!.Order());
    }

    [Fact]
    public async Task Events_NotTaken_AreDroppedByContinueAsNewWhenItIsToldSo()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks.AddOrchestratorFunc<int, int>("Drop", async (context, generation) =>
        {
            if (generation == 0)
            {
                await context.WaitForExternalEvent<string>("end");
                context.ContinueAsNew(1, preserveUnprocessedEvents: false);
                return 0;
            }

            return await context.WaitForExternalEvent<int>("number");
        }));
        var id = await hub.StartAsync("Drop", 0);

        await hub.RaiseAsync(id, "number", 1);
        await hub.RaiseAsync(id, "end");
        await hub.RaiseAsync(id, "number", 2);

        Assert.Equal(2, await hub.OutputAsync<int>(id));
    }

    [Fact]
    public async Task ContinueAsNew_WithOptions_SaysInputAndVersionOfTheNext()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks.AddOrchestratorFunc<int, string>("Renew", (context, generation) =>
        {
            if (generation == 0) context.ContinueAsNew(new ContinueAsNewOptions { NewInput = 1, NewVersion = "2.0" });
            return Task.FromResult($"{generation} of {context.Version}");
        }));

        var id = await hub.StartAsync("Renew", 0);

        Assert.Equal("1 of 2.0", await hub.OutputAsync<string>(id));
    }

    [Fact]
    public async Task ContinueAsNew_ShowsTheNewGenerationsInputAndCreation()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks.AddOrchestratorFunc<int>("Day", async (context, day) =>
        {
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            context.ContinueAsNew(day + 1);
        }));
        var id = await hub.StartAsync("Day", 1);

        for (var day = 0; day < 3; day++) await hub.PassAsync(TimeSpan.FromDays(1));

        var state = await hub.StateAsync(id);
        Assert.Equal(4, state.ReadInputAs<int>());
        Assert.Equal(hub.Clock.GetUtcNow(), state.CreatedAt);
        Assert.True(state.IsRunning);
    }

    private static void Collector(TestTasks tasks) =>
        tasks.AddOrchestratorFunc<List<int>, List<int>>("Collect", async (context, numbers) =>
        {
            numbers.Add(await context.WaitForExternalEvent<int>("number"));
            if (numbers.Count < 10) context.ContinueAsNew(numbers);
            return numbers;
        });
}
