using SmartActivities.Storage.Changes;

namespace SmartActivities.Storage.Tests.Rows;

public sealed class LanesTests
{
    private readonly Lanes _lanes = new();

    [Fact]
    public async Task Writers_OfOneKey_NeverOverlap()
    {
        var (inside, met) = (0, false);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => RunAsync("usage|03", async () =>
        {
            met |= Interlocked.Increment(ref inside) > 1;
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        }))));

        Assert.False(met);
    }

    [Fact]
    public async Task Writer_BehindOneThatHangs_GoesOnAfterAWhile()
    {
        var hanging = new TaskCompletionSource();
        var first = RunAsync("usage|03", () => hanging.Task);

        await RunAsync("usage|03", static () => Task.CompletedTask);

        Assert.False(first.IsCompleted);
        hanging.SetResult();
        await first;
    }

    [Fact]
    public async Task Writer_ThatFails_LeavesTheLaneFree()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("usage|03", static () => throw new InvalidOperationException("Refused.")));

        var second = RunAsync("usage|03", static () => Task.CompletedTask);

        // Free means at once, without a wait of any length.
        Assert.True(second.IsCompletedSuccessfully);
        await second;
    }

    [Fact]
    public async Task Writer_ThatGivesUpWaiting_IsCancelled()
    {
        var hanging = new TaskCompletionSource();
        var first = RunAsync("usage|03", () => hanging.Task);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _lanes.RunAsync("demo", "usage|03", static () => Task.FromResult(true), new CancellationToken(canceled: true)));

        hanging.SetResult();
        await first;
    }

    private Task<bool> RunAsync(string key, Func<Task> write) => _lanes.RunAsync("demo", key, async () =>
    {
        await write();
        return true;
    }, CancellationToken.None);
}
