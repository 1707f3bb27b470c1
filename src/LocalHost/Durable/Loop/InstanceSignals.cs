namespace LocalHost.Durable.Loop;

/// <summary>Tells those who wait for an instance that its state is another now.</summary>
internal sealed class InstanceSignals
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (TaskCompletionSource Signal, int Waiters)> _signals = [];

    /// <summary>Waits until <paramref name="read"/> gives something; it is asked now and after each change of the instance.</summary>
    public async Task<T> WaitAsync<T>(string instanceId, Func<T?> read, CancellationToken cancellation)
        where T : class
    {
        while (true)
        {
            var changed = Enter(instanceId);
            try
            {
                if (read() is { } found) return found;
                await changed.WaitAsync(cancellation);
            }
            finally
            {
                Leave(instanceId, changed);
            }
        }
    }

    public void Signal(string instanceId)
    {
        (TaskCompletionSource Signal, int Waiters) entry;
        lock (_gate)
        {
            if (!_signals.Remove(instanceId, out entry)) return;
        }

        entry.Signal.TrySetResult();
    }

    /// <summary>Has all who wait look again.</summary>
    public void SignalAll()
    {
        string[] ids;
        lock (_gate) ids = [.. _signals.Keys];
        foreach (var id in ids) Signal(id);
    }

    private Task Enter(string instanceId)
    {
        lock (_gate)
        {
            (TaskCompletionSource Signal, int Waiters) entry = _signals.TryGetValue(instanceId, out var present)
                ? present
                : (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
            _signals[instanceId] = entry with { Waiters = entry.Waiters + 1 };
            return entry.Signal.Task;
        }
    }

    private void Leave(string instanceId, Task changed)
    {
        lock (_gate)
        {
            if (!_signals.TryGetValue(instanceId, out var entry) || entry.Signal.Task != changed) return;
            if (entry.Waiters == 1) _signals.Remove(instanceId);
            else _signals[instanceId] = entry with { Waiters = entry.Waiters - 1 };
        }
    }
}
