using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LocalHost.Tests.Durable;

public class DeterminismTests
{
    [Theory]
    [InlineData("other", "Step #1 is activity 'B' in the history, but the code now asks for activity 'C'.")]
    [InlineData("less", "Step #2 is a timer in the history, but the code no longer asks for it.")]
    [InlineData("more", "The code now asks for activity 'C' as step #3, of which the history knows nothing.")]
    public async Task Code_ThatNoLongerDoesWhatItDid_FailsAndNamesTheStep(string change, string message)
    {
        using var file = new HubFile();
        var clock = new ManualClock();
        string id;
        await using (var hub = await TestHub.OpenAsync(tasks => Code(tasks, "none"), file.Path, clock)) id = await hub.StartAsync("Do");

        await using var later = await TestHub.OpenAsync(tasks => Code(tasks, change), file.Path, clock);
        await later.PassAsync(TimeSpan.FromHours(1));

        var state = await later.StateAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Equal(message, state.FailureDetails!.ErrorMessage);
    }

    [Fact]
    public async Task Code_ThatAwaitsForeignWork_FailsAndNamesTheStep()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks
            .AddOrchestratorFunc("Do", async context =>
            {
                await context.CallActivityAsync("A");
                await new TaskCompletionSource().Task;
            })
            .AddActivityFunc("A", _ => { }));

        var state = await hub.StateAsync(await hub.StartAsync("Do"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.StartsWith("After step #0 ", state.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_ThatActsOnAnotherThread_Fails()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks
            .AddOrchestratorFunc("Do", context =>
            {
                var thread = new Thread(() => Record.Exception(() => context.SetCustomStatus("elsewhere")));
                var run = Task.CompletedTask;
                thread.UnsafeStart();
                thread.Join();
                return run;
            }));

        var state = await hub.StateAsync(await hub.StartAsync("Do"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
    }

    [Fact]
    public async Task Code_ThatCancelsOnAnotherThread_FailsAndSaysWhatToCall()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks.AddOrchestratorFunc("Do", async context =>
        {
            using var stop = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromHours(1), stop.Token);
            await stop.CancelAsync();
            await timer;
        }));

        var state = await hub.StateAsync(await hub.StartAsync("Do"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Contains("must call Cancel(), not CancelAsync()", state.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logger_ReplaySafe_WritesEachLineOnce()
    {
        var lines = new LineLog();
        await using var hub = await TestHub.OpenAsync(
            tasks => tasks
                .AddOrchestratorFunc("Log", async context =>
                {
                    var logger = context.CreateReplaySafeLogger<DeterminismTests>();
                    await context.CallActivityAsync("A");
                    logger.Log(LogLevel.Information, default, "one", null, (line, _) => line);
                    await context.CallActivityAsync("A");
                    logger.Log(LogLevel.Information, default, "two", null, (line, _) => line);
                })
                .AddActivityFunc("A", _ => { }),
            loggers: lines);

        await hub.StartAsync("Log");

        Assert.Equal(["one", "two"], lines.Of(typeof(DeterminismTests).FullName!.Replace('+', '.')));
    }

    private static void Code(TestTasks tasks, string change) => tasks
        .AddOrchestratorFunc("Do", async context =>
        {
            await context.CallActivityAsync("A");
            await context.CallActivityAsync(change == "other" ? "C" : "B");
            if (change == "less")
            {
                await context.WaitForExternalEvent<string>("go");
                return;
            }

            var timer = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            if (change == "more") await context.CallActivityAsync("C");
            await timer;
        })
        .AddActivityFunc("A", _ => { })
        .AddActivityFunc("B", _ => { })
        .AddActivityFunc("C", _ => { });
}
