using LocalHost.Durable.History;

namespace LocalHost.Durable.Replay;

/// <summary>
/// Events and who waits for them. The latest waiter takes an event first, as in the official worker: code that waits in a loop
/// abandons the earlier ones. Unlike there, a cancelled waiter takes nothing.
/// </summary>
internal sealed class EventMailbox(TurnPump pump)
{
    private readonly Dictionary<string, LinkedList<Action<string?>>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HistoryEvent.EventRaised> _kept = [];

    public bool HasWaiters => _waiters.Count > 0;

    public IReadOnlyList<HistoryEvent.EventRaised> Kept => _kept;

    public void Deliver(HistoryEvent.EventRaised item)
    {
        if (!_waiters.TryGetValue(item.Name, out var waiters))
        {
            _kept.Add(item);
            return;
        }

        var take = waiters.Last!.Value;
        Remove(item.Name, waiters, waiters.Last);
        take(item.Payload);
    }

    public Task<T> WaitAsync<T>(string name, Func<string?, T> read, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return Task.FromCanceled<T>(cancellation);
        var index = _kept.FindIndex(item => string.Equals(item.Name, name, StringComparison.OrdinalIgnoreCase));
        var occurrence = new TaskCompletionSource<T>();
        if (index >= 0)
        {
            var payload = _kept[index].Payload;
            _kept.RemoveAt(index);
            Take(payload);
            return occurrence.Task;
        }

        if (!_waiters.TryGetValue(name, out var waiters)) _waiters[name] = waiters = new();
        var place = waiters.AddLast(Take);
        pump.OnCancel(
            () =>
            {
                if (place.List is null) return;
                Remove(name, waiters, place);
                occurrence.TrySetCanceled(cancellation);
            },
            cancellation);
        return occurrence.Task;

        void Take(string? payload)
        {
            try
            {
                occurrence.TrySetResult(read(payload));
            }
            // Whatever the converter throws belongs to the code that waits.
            catch (Exception exception)
            {
                occurrence.TrySetException(exception);
            }
        }
    }

    private void Remove(string name, LinkedList<Action<string?>> waiters, LinkedListNode<Action<string?>> place)
    {
        waiters.Remove(place);
        if (waiters.Count == 0) _waiters.Remove(name);
    }
}
