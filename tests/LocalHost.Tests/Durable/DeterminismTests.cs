using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace LocalHost.Tests.Durable;

public class DeterminismTests
{
    [Theory]
    [InlineData("other")]
    [InlineData("less")]
    public async Task Code_ThatNoLongerDoesWhatItDid_Fails(string change)
    {
        using var file = new HubFile();
        var clock = new FakeTimeProvider(TestHub.Morning);
        string id;
        List<string> runs = [];
        await using (var hub = await TestHub.OpenAsync(tasks => Code(tasks, "none", runs), file.Path, clock)) id = await hub.StartAsync("Do");

        await using var later = await TestHub.OpenAsync(tasks => Code(tasks, change, runs), file.Path, clock);
        await later.PassAsync(TimeSpan.FromHours(1));

        var state = await later.StateAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.StartsWith("Non-Deterministic workflow detected", state.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        // What the failing code asked for once more is not done once more.
        Assert.Equal(["A", "B"], runs);
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

    private static void Code(TestTasks tasks, string change, List<string> runs) => tasks
        .AddOrchestratorFunc("Do", async context =>
        {
            await context.CallActivityAsync("A");
            await context.CallActivityAsync(change == "other" ? "C" : "B");
            if (change == "less")
            {
                await context.WaitForExternalEvent<string>("go");
                return;
            }

            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
        })
        .AddActivityFunc("A", _ => runs.Add("A"))
        .AddActivityFunc("B", _ => runs.Add("B"))
        .AddActivityFunc("C", _ => runs.Add("C"));
}
