namespace LocalHost.Clock;

/// <summary>Waits until nothing is left to do at the present time of the clock.</summary>
internal sealed class ClockSettling(IReadOnlyList<IBackgroundWork> work)
{
    public async Task SettleAsync(CancellationToken cancellation)
    {
        // One kind of work sets off another; it is over when all are found idle in one round.
        while (true)
        {
            var busy = work.Select(w => w.WhenIdleAsync(cancellation)).Where(t => !t.IsCompletedSuccessfully).ToArray();
            if (busy.Length == 0)
                return;
            await Task.WhenAll(busy);
        }
    }
}

/// <summary>Work that goes on beside requests: durable turns, activities, timers.</summary>
internal interface IBackgroundWork
{
    /// <summary>Completes when nothing is left that can be done at the present time of the clock.</summary>
    Task WhenIdleAsync(CancellationToken cancellation);
}
