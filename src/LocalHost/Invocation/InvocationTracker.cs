using LocalHost.Clock;
using LocalHost.Durable.Loop;

namespace LocalHost.Invocation;

/// <summary>
/// What runs of the app's code. An invocation that waits for the clock alone is idle: whoever moves the clock must not wait for it.
/// </summary>
internal sealed class InvocationTracker : IBackgroundWork
{
    // Whether code that has set a timer does something else beside it cannot be seen; so it gets a moment of real time to go on.
    private static readonly TimeSpan FallingAsleep = TimeSpan.FromMilliseconds(5);

    // A request that the clock woke may then wait for something that never comes.
    private static readonly TimeSpan PatienceWithRequests = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly HashSet<RunningInvocation> _running = [];
    private TaskCompletionSource? _change;

    /// <summary>Notes the start of an invocation in the calling flow; disposing notes its end.</summary>
    public RunningInvocation Enter(InvocationOrigin origin, RunningActivity? activity = null)
    {
        var invocation = new RunningInvocation(this, origin, activity);
        if (origin != InvocationOrigin.Request)
            Add(invocation);
        RunningInvocation.Current = invocation;
        return invocation;
    }

    public Task WhenIdleAsync(CancellationToken cancellation) => WhenAsync(() => _running.All(IsIdle), cancellation);

    internal void Add(RunningInvocation invocation)
    {
        lock (_gate)
            _running.Add(invocation);
        Changed();
    }

    internal void Leave(RunningInvocation invocation)
    {
        lock (_gate)
            _running.Remove(invocation);
        Changed();
    }

    internal void Changed()
    {
        if (Volatile.Read(ref _change) is not null)
            Interlocked.Exchange(ref _change, null)?.TrySetResult();
    }

    private static bool IsIdle(RunningInvocation invocation) => invocation.IsAsleep
        ? invocation.Unchanged > FallingAsleep
        : invocation.Origin == InvocationOrigin.Request && invocation.Unchanged > PatienceWithRequests;

    private Task WhenAsync(Func<bool> condition, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (condition())
                return Task.CompletedTask;
        }

        return WaitAsync();

        async Task WaitAsync()
        {
            while (true)
            {
                var change = NextChange();
                lock (_gate)
                {
                    if (condition())
                        return;
                }

                cancellation.ThrowIfCancellationRequested();

                // Time alone can make the condition true; it is real time that is meant here.
                await Task.WhenAny(change, Task.Delay(FallingAsleep + TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellation));
            }
        }
    }

    private Task NextChange()
    {
        var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _change, fresh, null) ?? fresh).Task;
    }
}
