using LocalHost.Clock;
using LocalHost.Durable.Store;

namespace LocalHost.Durable.Loop;

/// <summary>
/// The instances that have something to do: each has one turn at a time, and so many are being decided at once. An instance that sleeps is not
/// here.
/// </summary>
internal sealed class ReadyInstances(int limit, IdleGate idle, Work work, Func<long, List<DueTimer>, Task> run)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Slot> _slots = [];
    private readonly Queue<long> _queue = new();
    private int _deciding;
    private bool _isClosed;

    public void Wake(long key)
    {
        lock (_gate)
        {
            SlotOf(key);
            Dispatch();
        }
    }

    public void Wake(IReadOnlyList<DueTimer> timers)
    {
        lock (_gate)
        {
            foreach (var timer in timers) SlotOf(timer.Instance).Timers.Add(timer);
            Dispatch();
        }
    }

    /// <summary>To be called when a turn has been decided and waits for its commit: another can be.</summary>
    public void Decided()
    {
        lock (_gate)
        {
            _deciding--;
            Dispatch();
        }
    }

    /// <summary>To be called when a turn is over.</summary>
    public void Finished(long key)
    {
        lock (_gate)
        {
            var slot = _slots[key];
            if (slot.IsDirty && !_isClosed)
            {
                slot.IsDirty = slot.IsTaken = false;
                _queue.Enqueue(key);
                Dispatch();
                return;
            }

            _slots.Remove(key);
        }

        idle.Exit();
    }

    /// <summary>Begins no further turn.</summary>
    public void Close()
    {
        lock (_gate) _isClosed = true;
    }

    private Slot SlotOf(long key)
    {
        if (_slots.TryGetValue(key, out var slot))
        {
            if (slot.IsTaken) slot.IsDirty = true;
            return slot;
        }

        _slots.Add(key, slot = new Slot());
        _queue.Enqueue(key);
        idle.Enter();
        return slot;
    }

    private void Dispatch()
    {
        while (!_isClosed && _deciding < limit && _queue.TryDequeue(out var key))
        {
            _deciding++;
            var slot = _slots[key];
            slot.IsTaken = true;
            var timers = slot.Timers;
            slot.Timers = [];
            work.Post(() => run(key, timers));
        }
    }

    private sealed class Slot
    {
        public List<DueTimer> Timers { get; set; } = [];

        /// <summary>Its turn is under way.</summary>
        public bool IsTaken { get; set; }

        /// <summary>Something has come during the turn.</summary>
        public bool IsDirty { get; set; }
    }
}
