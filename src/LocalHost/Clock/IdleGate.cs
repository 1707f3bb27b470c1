namespace LocalHost.Clock;

/// <summary>Counts what is under way and tells when nothing is.</summary>
internal sealed class IdleGate : IBackgroundWork
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _idle;
    private int _count;

    public void Enter()
    {
        lock (_gate) _count++;
    }

    public void Exit()
    {
        TaskCompletionSource? idle;
        lock (_gate)
        {
            if (--_count != 0) return;
            (idle, _idle) = (_idle, null);
        }

        idle?.TrySetResult();
    }

    public Task WhenIdleAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_count == 0) return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellation);
        }
    }
}
