namespace LocalHost.Durable.Store;

/// <summary>
/// Where a hub lives. The engine keeps nothing that is not here, so that it can be dropped at any moment. The second implementation is
/// the simulation's, which crashes before or after a commit.
/// </summary>
internal interface IDurableStore : IDisposable
{
    /// <summary>Stores changes in one transaction; each is whole in itself. The outcomes stand in the order of the changes.</summary>
    ChangeOutcome[] Commit(IReadOnlyList<StoreChange> changes);

    StoredTurn? LoadTurn(long key);

    InstanceRow? Find(string instanceId);

    List<InstanceRow> List(InstanceFilter filter);

    /// <summary>Timers that are due, earliest first, after a given one.</summary>
    List<DueTimer> DueTimers(long now, DueTimer after, int limit);

    /// <summary>When the first timer after a moment is due; long.MaxValue when there is none.</summary>
    long NextTimer(long after);

    /// <summary>Activities without a result, oldest first.</summary>
    List<ActivityRow> OpenActivities();

    /// <summary>Instances with something in their inbox.</summary>
    List<long> InstancesWithMessages();
}
