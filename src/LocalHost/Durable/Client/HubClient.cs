using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Client;

/// <summary>What can be asked of a hub: commands are stored when they are answered. Texts are JSON.</summary>
internal sealed class HubClient(DurableHub hub)
{
    private static readonly OrchestrationStatus[] Living =
    [
        OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.Suspended,
    ];

    private static readonly OrchestrationStatus[] All = Enum.GetValues<OrchestrationStatus>();

    private long Now => hub.Engine.Now;

    /// <summary>Makes an instance, with an id and a version of the hub's where none is given.</summary>
    public Task<HubOutcome> StartAsync(StartCommand start, CancellationToken cancellation)
    {
        var id = string.IsNullOrEmpty(start.InstanceId) ? hub.Options.NewId() : start.InstanceId;
        if (InstanceIds.Complaint(id) is { } complaint) return Refuse(HubRefusal.Invalid, complaint);
        if (string.IsNullOrEmpty(start.Name)) return Refuse(HubRefusal.Invalid, "The name of an orchestrator is missing.");
        var started = new ExecutionStartedEvent
        {
            Name = start.Name,
            Version = start.Version ?? hub.Options.DefaultVersion,
            Input = start.Input,
            OrchestrationInstance = new() { InstanceId = id, ExecutionId = hub.Options.NewId() },
            ScheduledStartTimestamp = start.StartAt is { } moment ? Events.Moment(moment) : null,
        };
        if (start.Tags is not null) started.Tags.Add(start.Tags);
        OrchestrationStatus[] refusing = start.Replaceable is { } replaceable ? [.. All.Except(replaceable)] : Living;
        return CommitAsync(id, new StoreChange.Start(Events.Started(Now, started), refusing), cancellation);
    }

    /// <summary>Starts what an instance was started with once more: the instance itself when it has ended, or another one.</summary>
    public async Task<HubOutcome> RestartAsync(string instanceId, bool withNewId, CancellationToken cancellation)
    {
        if (Find(instanceId) is not { } old)
            return Refused(HubRefusal.NotFound, $"An orchestration with the instanceId {instanceId} was not found.");
        if (!withNewId && !old.HasEnded)
        {
            return Refused(
                HubRefusal.NotEnded, $"An orchestration with the instanceId {instanceId} cannot be restarted: it has not ended.");
        }

        var start = new StartCommand(old.Name, old.Input)
        {
            InstanceId = withNewId ? null : instanceId,
            Version = old.Version,
            Tags = HubFormat.ReadTags(old.Tags),
        };
        return await StartAsync(start, cancellation);
    }

    public Task<HubOutcome> RaiseAsync(string instanceId, string name, string? payload, CancellationToken cancellation) =>
        string.IsNullOrEmpty(name)
            ? Refuse(HubRefusal.Invalid, "The name of an event is missing.")
            : TellAsync(instanceId, Events.Raised(Now, name, payload), isRecursive: false, cancellation);

    public Task<HubOutcome> TerminateAsync(string instanceId, string? output, bool isRecursive, CancellationToken cancellation) =>
        TellAsync(instanceId, Events.Terminated(Now, output, isRecursive), isRecursive, cancellation);

    public Task<HubOutcome> SuspendAsync(string instanceId, string? reason, CancellationToken cancellation) =>
        TellAsync(instanceId, Events.Suspended(Now, reason), isRecursive: false, cancellation);

    public Task<HubOutcome> ResumeAsync(string instanceId, string? reason, CancellationToken cancellation) =>
        TellAsync(instanceId, Events.Resumed(Now, reason), isRecursive: false, cancellation);

    public InstanceRow? Find(string instanceId) => hub.Engine.Store.Find(instanceId);

    public List<InstanceRow> List(InstanceFilter filter) => hub.Engine.Store.List(filter);

    /// <summary>What has happened to an instance so far; null when there is none.</summary>
    public IReadOnlyList<HistoryEvent>? History(string instanceId) =>
        Find(instanceId) is { } instance ? hub.Engine.Store.LoadTurn(instance.Key)?.History : null;

    /// <summary>Waits until an instance is there and is what is expected of it.</summary>
    public Task<InstanceRow> WaitAsync(string instanceId, Func<InstanceRow, bool> isThere, CancellationToken cancellation) =>
        hub.Engine.WaitAsync(instanceId, isThere, cancellation);

    public Task<HubOutcome> PurgeAsync(string instanceId, bool isRecursive, CancellationToken cancellation) =>
        CommitAsync(instanceId, new StoreChange.Purge([instanceId], isRecursive), cancellation);

    /// <summary>Removes all that have ended among those that a filter finds, in one change: all of them go or none.</summary>
    public Task<HubOutcome> PurgeAsync(InstanceFilter filter, bool isRecursive, CancellationToken cancellation)
    {
        var ended = filter with { Statuses = [.. (filter.Statuses ?? All).Where(InstanceRow.HasEndedAt)] };
        var ids = List(ended).ConvertAll(instance => instance.Id);
        return CommitAsync(string.Empty, new StoreChange.Purge(ids, isRecursive), cancellation);
    }

    private static HubOutcome.Refused Refused(HubRefusal why, string message) => new HubOutcome.Refused(why, message);

    private static Task<HubOutcome> Refuse(HubRefusal why, string message) => Task.FromResult<HubOutcome>(Refused(why, message));

    private Task<HubOutcome> TellAsync(string instanceId, HistoryEvent what, bool isRecursive, CancellationToken cancellation) =>
        CommitAsync(instanceId, new StoreChange.Tell(instanceId, what, isRecursive), cancellation);

    private async Task<HubOutcome> CommitAsync(string instanceId, StoreChange change, CancellationToken cancellation) =>
        await hub.Engine.CommitAsync(change, cancellation) switch
        {
            ChangeOutcome.Done done => new HubOutcome.Done(instanceId, done.Effects.Purged),
            ChangeOutcome.InUse when change is StoreChange.Start => Refused(HubRefusal.IdInUse, Failures.IdInUseWords(instanceId)),
            ChangeOutcome.InUse => Refused(HubRefusal.NotToBePurged, "Only orchestrations in a terminal state can be purged"),
            ChangeOutcome.Unknown => Refused(HubRefusal.NotFound, $"No instance with ID '{instanceId}' was found."),
            ChangeOutcome.Gone => Refused(
                HubRefusal.NotRunning, "The orchestration instance with the provided instance id is not running."),
            ChangeOutcome.Broken broken => Refused(
                HubRefusal.Broken, $"The task hub could not be written: {broken.Exception.Message}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
