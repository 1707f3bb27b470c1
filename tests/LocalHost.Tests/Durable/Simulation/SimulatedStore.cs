using LocalHost.Durable.Store;

namespace LocalHost.Tests.Durable.Simulation;

/// <summary>What one process of the simulation sees of the store, with faults. Dead, it can do nothing more.</summary>
internal sealed class SimulatedStore(IDurableStore store, Faults faults, CommitLedger ledger, Repeats repeats) : IDurableStore
{
    public bool IsDead { get; private set; }

    public ChangeOutcome[] Commit(IReadOnlyList<StoreChange> changes)
    {
        Read(0);
        if (faults.Draw(Fault.CrashBeforeCommit, 0.01)) throw Die();
        if (faults.Draw(Fault.CommitFails, 0.02)) throw new IOException("The disk is full.");
        var outcomes = store.Commit(changes);
        ledger.Note(changes, outcomes);
        repeats.Note(changes);
        repeats.StoreAgain(store);
        if (faults.Draw(Fault.CrashAfterCommit, 0.01)) throw Die();
        if (faults.Draw(Fault.CommitStoredButReportedFailed, 0.01)) throw new IOException("The disk does not answer.");
        return outcomes;
    }

    public StoredTurn? LoadTurn(long key)
    {
        Read(0.01);
        if (store.LoadTurn(key) is not { } stored) return null;
        repeats.TellAgain(stored);
        return stored;
    }

    public InstanceRow? Find(string instanceId)
    {
        Read(0.01);
        return store.Find(instanceId);
    }

    public List<InstanceRow> List(InstanceFilter filter)
    {
        Read(0.01);
        return store.List(filter);
    }

    public List<DueTimer> DueTimers(long now, DueTimer after, int limit)
    {
        Read(0.02);
        var due = store.DueTimers(now, after, limit);
        repeats.ReportAgain(due);
        return due;
    }

    public long NextTimer(long after)
    {
        Read(0.01);
        return store.NextTimer(after);
    }

    public List<ActivityRow> OpenActivities()
    {
        Read(0);
        return store.OpenActivities();
    }

    public List<long> InstancesWithMessages()
    {
        Read(0);
        return store.InstancesWithMessages();
    }

    public void Dispose() => IsDead = true;

    private IOException Die()
    {
        IsDead = true;
        return new IOException("The process has died.");
    }

    private void Read(double failing)
    {
        if (IsDead) throw Die();
        if (failing > 0 && faults.Draw(Fault.ReadFails, failing)) throw new IOException("The disk cannot be read.");
    }
}
