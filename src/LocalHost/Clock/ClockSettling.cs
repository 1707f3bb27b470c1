using LocalHost.Invocation;

namespace LocalHost.Clock;

/// <summary>Waits until nothing is left to do at the present time of the clock.</summary>
internal sealed class ClockSettling(IReadOnlyList<IBackgroundWork> work, InvocationTracker? tracker)
{
    public async Task SettleAsync(CancellationToken cancellation)
    {
        // One kind of work sets off another; it is over when all are found idle in one round.
        while (true)
        {
            var busy = work.Select(w => w.WhenIdleAsync(cancellation)).Where(t => !t.IsCompletedSuccessfully).ToArray();
            if (busy.Length == 0)
                return;
            var idle = Task.WhenAll(busy);
            if (tracker is null)
            {
                await idle;
                continue;
            }

            // Work that runs a function which only sleeps on the clock will not be idle before the clock moves on.
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var asleep = tracker.WhenAsleepAsync(waiting.Token);
            var first = await Task.WhenAny(idle, asleep);
            await waiting.CancelAsync();
            if (first == asleep && asleep.IsCompletedSuccessfully)
                return;
            await idle;
        }
    }
}
