using LocalHost.Durable.Store;

namespace LocalHost.Tests.Durable.Simulation;

/// <summary>What one process of the simulation sees of the store, with faults. Dead, it can do nothing more.</summary>
internal sealed class SimulatedStore : IDurableStore
{
    private readonly SqliteStore _store;
    private readonly Faults _faults;
    private readonly CommitLedger _ledger;
    private readonly Repeats _repeats;

    public SimulatedStore(SimulatedDisk disk, Faults faults, CommitLedger ledger, Repeats repeats)
    {
        (_faults, _ledger, _repeats) = (faults, ledger, repeats);
        _store = disk.Restart(RefusesCommit);
    }

    public bool IsDead { get; private set; }

    public ChangeOutcome[] Commit(IReadOnlyList<StoreChange> changes)
    {
        Read(0);
        var outcomes = _store.Commit(changes);
        _ledger.Note(changes, outcomes);
        _repeats.Note(changes, outcomes);
        _repeats.StoreAgain(_store);
        if (IsDead) throw Die();
        if (_faults.Draw(Fault.CrashAfterCommit, 0.01)) throw Die();
        if (_faults.Draw(Fault.CommitStoredButReportedFailed, 0.01)) throw new IOException("The disk does not answer.");
        return outcomes;
    }

    public StoredTurn? LoadTurn(long key)
    {
        Read(0.01);
        if (_store.LoadTurn(key) is not { } stored) return null;
        _repeats.TellAgain(stored);
        return stored;
    }

    public InstanceRow? Find(string instanceId)
    {
        Read(0.01);
        return _store.Find(instanceId);
    }

    public List<InstanceRow> List(InstanceFilter filter)
    {
        Read(0.01);
        return _store.List(filter);
    }

    public List<DueTimer> DueTimers(long now, DueTimer after, int limit)
    {
        Read(0.02);
        var due = _store.DueTimers(now, after, limit);
        _repeats.ReportAgain(due);
        return due;
    }

    public long NextTimer(long after)
    {
        Read(0.01);
        return _store.NextTimer(after);
    }

    public List<ActivityRow> OpenActivities()
    {
        Read(0);
        return _store.OpenActivities();
    }

    public List<long> InstancesWithMessages()
    {
        Read(0);
        return _store.InstancesWithMessages();
    }

    public void Dispose() => IsDead = true;

    // Asked in the midst of the writer's work: what it wrote before is on the disk, or is undone with this commit.
    private bool RefusesCommit()
    {
        if (IsDead || _faults.Draw(Fault.CrashBeforeCommit, 0.01)) return IsDead = true;
        return _faults.Draw(Fault.CommitFails, 0.02);
    }

    private IOException Die()
    {
        IsDead = true;
        return new IOException("The process has died.");
    }

    private void Read(double failing)
    {
        if (IsDead) throw Die();
        if (failing > 0 && _faults.Draw(Fault.ReadFails, failing)) throw new IOException("The disk cannot be read.");
    }
}
