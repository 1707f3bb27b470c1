using System.Collections.Immutable;
using DurableTask.Core.Exceptions;
using Grpc.Core;
using LocalHost.Durable.History;
using LocalHost.Durable.Http;
using LocalHost.Durable.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Client;

/// <summary>The official client on a hub of this process. It fails as the official one does, which talks gRPC to its host.</summary>
internal sealed class HubClient(DurableHub hub) : DurableTaskClient(hub.Options.HubName)
{
    private static readonly ImmutableHashSet<OrchestrationRuntimeStatus> Living =
    [
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended,
    ];

    /// <summary>Where the hub is managed over HTTP; null when it is not.</summary>
    public WebhookAddress? Webhooks { get; init; }

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        var id = options?.InstanceId ?? hub.Options.NewId();
        var version = options?.Version is { } chosen ? chosen.Version ?? string.Empty : hub.Options.DefaultVersion;
        var tags = options?.Tags is { Count: > 0 } some ? HistoryJson.WriteTags(some) : null;
        var refusing = options?.DedupeStatuses is { } names
            ? [.. names.Select(Enum.Parse<OrchestrationRuntimeStatus>)]
            : Living;
        await StartAsync(
            id, orchestratorName, version, hub.Converter.Serialize(input), options?.StartAt, tags, refusing, cancellation);
        return id;
    }

    /// <summary>Starts an orchestration with an input that is JSON already; gives its instance id.</summary>
    public async Task<string> StartWithJsonAsync(
        string orchestrator, string? instanceId, string? version, string? input, CancellationToken cancellation)
    {
        var id = instanceId ?? hub.Options.NewId();
        await StartAsync(id, orchestrator, version ?? hub.Options.DefaultVersion, input, null, null, Living, cancellation);
        return id;
    }

    /// <summary>Raises an event with a payload that is JSON already.</summary>
    public Task RaiseJsonAsync(string instanceId, string eventName, string payload, CancellationToken cancellation) =>
        TellAsync(instanceId, new HistoryEvent.EventRaised(eventName, payload), false, cancellation);

    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        await TellAsync(
            instanceId, new HistoryEvent.EventRaised(eventName, hub.Converter.Serialize(eventPayload)), false, cancellation);
    }

    public override async Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        await TellAsync(
            instanceId,
            new HistoryEvent.Terminated(hub.Converter.Serialize(options?.Output)),
            options is { Recursive: true },
            cancellation);

    public override async Task SuspendInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        await TellAsync(instanceId, new HistoryEvent.Suspended(reason), false, cancellation);

    public override async Task ResumeInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        await TellAsync(instanceId, new HistoryEvent.Resumed(reason), false, cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(
            hub.Engine.Store.Find(instanceId) is { } found ? Metadata.Of(found, getInputsAndOutputs, hub.Converter) : null);
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var found = await hub.Engine.WaitAsync(
            instanceId, instance => instance.Status != OrchestrationRuntimeStatus.Pending, cancellation);
        return Metadata.Of(found, getInputsAndOutputs, hub.Converter);
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var found = await hub.Engine.WaitAsync(instanceId, instance => instance.HasEnded, cancellation);
        return Metadata.Of(found, getInputsAndOutputs, hub.Converter);
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        filter ??= new OrchestrationQuery();
        return Pageable.Create((token, size, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            var limit = size ?? (filter.PageSize > 0 ? filter.PageSize : OrchestrationQuery.DefaultPageSize);
            var found = hub.Engine.Store.List(new InstanceFilter(
                filter.CreatedFrom?.UtcTicks,
                filter.CreatedTo?.UtcTicks,
                Statuses: filter.Statuses?.ToList() is { Count: > 0 } statuses ? statuses : null,
                Prefix: filter.InstanceIdPrefix,
                After: token ?? filter.ContinuationToken,
                Limit: limit));
            var items = found.ConvertAll(row => Metadata.Of(row, filter.FetchInputsAndOutputs, hub.Converter));
            return Task.FromResult(new Page<OrchestrationMetadata>(items, found.Count == limit ? found[^1].Id : null));
        });
    }

    public override Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = 100,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var found = hub.Engine.Store.List(new InstanceFilter(
            UpdatedFrom: completedTimeFrom?.UtcTicks,
            UpdatedTo: completedTimeTo?.UtcTicks,
            Statuses: [.. (runtimeStatus ?? Enum.GetValues<OrchestrationRuntimeStatus>()).Where(InstanceRow.HasEndedAt)],
            After: lastInstanceKey,
            Limit: pageSize));
        return Task.FromResult(
            new Page<string>(found.ConvertAll(row => row.Id), found.Count == pageSize ? found[^1].Id : null));
    }

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return await PurgeAsync([instanceId], options, cancellation);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var ended = hub.Engine.Store.List(new InstanceFilter(
            filter.CreatedFrom?.UtcTicks,
            filter.CreatedTo?.UtcTicks,
            Statuses: [.. (filter.Statuses ?? Enum.GetValues<OrchestrationRuntimeStatus>()).Where(InstanceRow.HasEndedAt)]));
        return await PurgeAsync(ended.ConvertAll(instance => instance.Id), options, cancellation);
    }

    public override async Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var old = hub.Engine.Store.Find(instanceId)
            ?? throw new ArgumentException($"An orchestration with the instanceId {instanceId} was not found.", nameof(instanceId));
        if (!restartWithNewInstanceId && !old.HasEnded)
            throw new InvalidOperationException($"An orchestration with the instanceId {instanceId} cannot be restarted: it has not ended.");
        var id = restartWithNewInstanceId ? hub.Options.NewId() : instanceId;
        await StartAsync(id, old.Name, old.Version, old.Input, null, old.Tags, Living, cancellation);
        return id;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static RpcException Rpc(StatusCode code, string message, Exception? cause = null) => new(new Status(code, message, cause));

    private async Task StartAsync(
        string id,
        string name,
        string version,
        string? input,
        DateTimeOffset? startAt,
        string? tags,
        IReadOnlyCollection<OrchestrationRuntimeStatus> refusing,
        CancellationToken cancellation)
    {
        if (InstanceIds.Complaint(id) is { } complaint)
            throw Rpc(StatusCode.Internal, $"Failed to start instance with ID {id}. {complaint}");
        if (!hub.Code.OrchestratorNames.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw Rpc(
                StatusCode.Internal,
                $"Failed to start instance with ID {id}. The function '{name}' doesn't exist, is disabled, or is not an orchestrator "
                + $"function. Known orchestrator functions: {string.Join(", ", hub.Code.OrchestratorNames.Select(known => $"'{known}'"))}.");
        }

        var started = new HistoryEvent.Started(
            name, version, input, null, 0, hub.Options.NewId(), hub.Engine.Now, startAt?.UtcTicks ?? 0);
        var outcome = await hub.Engine.CommitAsync(
            new StoreChange.Start(new NewInstance(id, started, tags), refusing), cancellation);
        if (outcome is ChangeOutcome.InUse)
            throw new OrchestrationAlreadyExistsException($"An Orchestration instance with the ID {id} already exists.");
        ThrowIfBroken(outcome);
    }

    private async Task TellAsync(string instanceId, HistoryEvent what, bool isRecursive, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var outcome = await hub.Engine.CommitAsync(
            new StoreChange.Tell(instanceId, hub.Engine.Now, what, isRecursive), cancellation);
        if (outcome is ChangeOutcome.Gone)
            throw Rpc(StatusCode.Unknown, $"There is no running instance with ID {instanceId}.");
        ThrowIfBroken(outcome);
    }

    // One change, so that all of them go or none.
    private async Task<PurgeResult> PurgeAsync(
        IReadOnlyList<string> instanceIds, PurgeInstanceOptions? options, CancellationToken cancellation)
    {
        var outcome = await hub.Engine.CommitAsync(
            new StoreChange.Purge(instanceIds, options is { Recursive: true }), cancellation);
        ThrowIfBroken(outcome);
        return new PurgeResult(outcome is ChangeOutcome.Done done ? done.Effects.Purged : 0, true);
    }

    private static void ThrowIfBroken(ChangeOutcome outcome)
    {
        if (outcome is ChangeOutcome.Broken broken)
            throw Rpc(StatusCode.Unavailable, $"The task hub could not be written: {broken.Exception.Message}", broken.Exception);
    }
}
