using LocalHost.Durable.Store;

namespace LocalHost.KillTarget;

/// <summary>A hub file that tells of its opening and of each commit, so that a kill can be aimed at one.</summary>
internal sealed class TellingStore : IDurableStore
{
    private readonly SqliteStore _store;

    public TellingStore(string path)
    {
        _store = new SqliteStore(path);
        Progress.Tell(Progress.Opened);
    }

    public ChangeOutcome[] Commit(IReadOnlyList<StoreChange> changes)
    {
        Progress.Tell(Progress.CommitBegins);
        var outcomes = _store.Commit(changes);
        Progress.Tell(Progress.CommitEnded);
        return outcomes;
    }

    public List<ActivityRow> OpenActivities() => Told(_store.OpenActivities());

    public List<long> InstancesWithMessages() => Told(_store.InstancesWithMessages());

    public StoredTurn? LoadTurn(long key) => _store.LoadTurn(key);

    public InstanceRow? Find(string instanceId) => _store.Find(instanceId);

    public List<InstanceRow> List(InstanceFilter filter) => _store.List(filter);

    public List<DueTimer> DueTimers(long now, DueTimer after, int limit) => _store.DueTimers(now, after, limit);

    public long NextTimer(long after) => _store.NextTimer(after);

    public void Dispose() => _store.Dispose();

    private static List<T> Told<T>(List<T> work)
    {
        if (work.Count > 0) Progress.Tell(Progress.FoundWork);
        return work;
    }
}
