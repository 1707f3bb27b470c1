using LocalHost.Durable.Store;

namespace LocalHost.Tests.Durable;

/// <summary>A store that outlives its hub and fails when it is told to.</summary>
internal sealed class FaultyStore : IDurableStore
{
    private readonly SqliteStore _store = new(null);
    private readonly List<DueTimer> _reported = [];
    private int _calls;
    private int _failsAt = int.MaxValue;
    private bool _failsForEver;
    private bool _failsAfterwards;

    /// <summary>Whether the call that was to fail has come.</summary>
    public bool HasFailed => _calls >= _failsAt;

    public SqliteStore Inner => _store;

    /// <summary>Whether timers that were reported as due are reported again, as to somebody who looked before their turn was stored.</summary>
    public bool RepeatsTimers { get; init; }

    /// <summary>Happens once, while due timers are being looked for: they are read, and who asked has not heard of them.</summary>
    public Action? WhileLooking { get; set; }

    /// <summary>Has a call from now on fail, counted from one: once, or from then on.</summary>
    public void FailAt(int call, bool forEver) => (_calls, _failsAt, _failsForEver, _failsAfterwards) = (0, call, forEver, false);

    /// <summary>Has a commit from now on be stored, and yet be reported as failed.</summary>
    public void FailAfterCommit(int commit) => (_calls, _failsAt, _failsForEver, _failsAfterwards) = (0, commit, false, true);

    public void Mend() => (_calls, _failsAt) = (0, int.MaxValue);

    public ChangeOutcome[] Commit(IReadOnlyList<StoreChange> changes)
    {
        if (!_failsAfterwards) return Call(() => _store.Commit(changes));
        var outcomes = _store.Commit(changes);
        return Interlocked.Increment(ref _calls) == _failsAt ? throw new IOException("The disk does not answer.") : outcomes;
    }

    public StoredTurn? LoadTurn(long key) => Call(() => _store.LoadTurn(key));

    public InstanceRow? Find(string instanceId) => Call(() => _store.Find(instanceId));

    public List<InstanceRow> List(InstanceFilter filter) => Call(() => _store.List(filter));

    public List<DueTimer> DueTimers(long now, DueTimer after, int limit)
    {
        var due = Call(() => _store.DueTimers(now, after, limit));
        if (due.Count > 0 && WhileLooking is { } happen)
        {
            WhileLooking = null;
            happen();
        }

        if (!RepeatsTimers) return due;
        _reported.AddRange(due);
        return [.. _reported.Distinct()];
    }

    public long NextTimer(long after) => Call(() => _store.NextTimer(after));

    public List<ActivityRow> OpenActivities() => Call(_store.OpenActivities);

    public List<long> InstancesWithMessages() => Call(_store.InstancesWithMessages);

    public void Dispose()
    {
        // The next hub goes on with it.
    }

    private T Call<T>(Func<T> call)
    {
        if (_failsAfterwards) return call();
        var number = Interlocked.Increment(ref _calls);
        return number == _failsAt || (number > _failsAt && _failsForEver) ? throw new IOException("The disk is full.") : call();
    }
}
