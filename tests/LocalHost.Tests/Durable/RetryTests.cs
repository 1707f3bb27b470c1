using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;

namespace LocalHost.Tests.Durable;

public class RetryTests
{
    [Theory]
    [InlineData(3, 1.0, 3600, new[] { 1, 1 })] // the pauses stay alike
    [InlineData(4, 2.0, 3600, new[] { 1, 2, 4 })] // and grow with the coefficient
    [InlineData(5, 2.0, 3, new[] { 1, 2, 3, 3 })] // up to the longest
    public async Task Policy_OfAFailingActivity_TriesAgainAfterItsPauses(int attempts, double backoff, int longest, int[] pauses)
    {
        var times = new List<DateTimeOffset>();
        var clock = new FakeTimeProvider(TestHub.Morning);
        var policy = new RetryPolicy(attempts, TimeSpan.FromSeconds(1), backoff, TimeSpan.FromSeconds(longest));
        await using var hub = await TestHub.OpenAsync(tasks => Caller(tasks, TaskOptions.FromRetryPolicy(policy), () =>
        {
            times.Add(clock.GetUtcNow());
            throw new InvalidOperationException("again");
        }), clock);

        var id = await hub.StartAsync("Call");
        foreach (var _ in pauses) await hub.PassAsync(TimeSpan.FromSeconds(longest > 10 ? 5 : longest));

        var state = await hub.StateAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Equal(attempts, times.Count);
        Assert.True(state.FailureDetails!.IsCausedBy<TaskFailedException>());
        Assert.True(state.FailureDetails.InnerFailure!.IsCausedBy<InvalidOperationException>());
        Assert.All(times.Zip(times.Skip(1)).Zip(pauses), pair => Assert.True(
            (pair.First.Second - pair.First.First).TotalSeconds >= pair.Second));
    }

    [Fact]
    public async Task Policy_OfAnActivityThatRecovers_GivesItsResult()
    {
        var runs = 0;
        var policy = new RetryPolicy(5, TimeSpan.FromMinutes(1));
        await using var hub = await TestHub.OpenAsync(tasks => Caller(
            tasks, TaskOptions.FromRetryPolicy(policy), () => ++runs < 3 ? throw new InvalidOperationException("again") : runs));

        var id = await hub.StartAsync("Call");
        await hub.PassAsync(TimeSpan.FromMinutes(1));
        await hub.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(3, await hub.OutputAsync<int>(id));
    }

    [Fact]
    public async Task Policy_ThatDoesNotHandleTheFailure_TriesOnce()
    {
        var runs = 0;
        var policy = new RetryPolicy(5, TimeSpan.FromMinutes(1)) { HandleFailure = failure => !failure.IsCausedBy<ArithmeticException>() };
        await using var hub = await TestHub.OpenAsync(tasks => Caller(
            tasks, TaskOptions.FromRetryPolicy(policy), () => ++runs > 0 ? throw new DivideByZeroException() : 0));

        var state = await hub.StateAsync(await hub.StartAsync("Call"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Handler_SaysHowOften()
    {
        var runs = 0;
        var options = TaskOptions.FromRetryHandler(async context =>
        {
            await context.OrchestrationContext.CreateTimer(TimeSpan.FromSeconds(context.LastAttemptNumber), CancellationToken.None);
            return context.LastAttemptNumber < 3;
        });
        await using var hub = await TestHub.OpenAsync(
            tasks => Caller(tasks, options, () => ++runs > 0 ? throw new InvalidOperationException() : 0));

        var id = await hub.StartAsync("Call");
        for (var second = 0; second < 7; second++) await hub.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await hub.StateAsync(id)).RuntimeStatus);
        Assert.Equal(3, runs);
    }

    private static void Caller(TestTasks tasks, TaskOptions options, Func<int> activity) => tasks
        .AddOrchestratorFunc<string?, int>("Call", (context, _) => context.CallActivityAsync<int>("Work", options))
        .AddActivityFunc<int>("Work", _ => activity());
}
