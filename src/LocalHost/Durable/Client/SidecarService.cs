using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Client;

/// <summary>
/// The hubs of this process as DurableTaskClient talks to them. What it does not override, entities and rewind, is Unimplemented.
/// </summary>
internal sealed class SidecarService(SidecarHubs hubs) : TaskHubSidecarService.TaskHubSidecarServiceBase
{
    private const string InvocationHeader = "x-azure-functions-invocationid";

    // Below the limit of a message, whatever a client has set.
    private const int LargestChunk = 2 * 1024 * 1024;

    public override Task<Empty> Hello(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    public override async Task<CreateInstanceResponse> StartInstance(CreateInstanceRequest request, ServerCallContext context)
    {
        var start = new StartCommand(request.Name, request.Input)
        {
            InstanceId = request.InstanceId,
            Version = request.Version,
            StartAt = request.ScheduledStartTimestamp?.Ticks(),
            Tags = request.Tags,
            Replaceable = request.OrchestrationIdReusePolicy?.ReplaceableStatus,
        };
        var done = await Client(context).StartAsync(start, context.CancellationToken).OrThrow();
        return new CreateInstanceResponse { InstanceId = done.InstanceId };
    }

    public override async Task<RestartInstanceResponse> RestartInstance(RestartInstanceRequest request, ServerCallContext context)
    {
        var done = await Client(context)
            .RestartAsync(request.InstanceId, request.RestartWithNewInstanceId, context.CancellationToken).OrThrow();
        return new RestartInstanceResponse { InstanceId = done.InstanceId };
    }

    public override async Task<RaiseEventResponse> RaiseEvent(RaiseEventRequest request, ServerCallContext context)
    {
        await Client(context).RaiseAsync(request.InstanceId, request.Name, request.Input, context.CancellationToken).OrThrow();
        return new RaiseEventResponse();
    }

    public override async Task<TerminateResponse> TerminateInstance(TerminateRequest request, ServerCallContext context)
    {
        await Client(context).TerminateAsync(request.InstanceId, request.Output, request.Recursive, context.CancellationToken).OrThrow();
        return new TerminateResponse();
    }

    public override async Task<SuspendResponse> SuspendInstance(SuspendRequest request, ServerCallContext context)
    {
        await Client(context).SuspendAsync(request.InstanceId, request.Reason, context.CancellationToken).OrThrow();
        return new SuspendResponse();
    }

    public override async Task<ResumeResponse> ResumeInstance(ResumeRequest request, ServerCallContext context)
    {
        await Client(context).ResumeAsync(request.InstanceId, request.Reason, context.CancellationToken).OrThrow();
        return new ResumeResponse();
    }

    public override Task<GetInstanceResponse> GetInstance(GetInstanceRequest request, ServerCallContext context) =>
        Task.FromResult(Client(context).Find(request.InstanceId) is { } row ? Answer(row, request) : new GetInstanceResponse());

    public override Task<GetInstanceResponse> WaitForInstanceStart(GetInstanceRequest request, ServerCallContext context) =>
        WaitAsync(request, context, row => row.Status != OrchestrationStatus.Pending);

    public override Task<GetInstanceResponse> WaitForInstanceCompletion(GetInstanceRequest request, ServerCallContext context) =>
        WaitAsync(request, context, row => row.HasEnded);

    public override Task<QueryInstancesResponse> QueryInstances(QueryInstancesRequest request, ServerCallContext context)
    {
        var query = request.Query;
        var limit = query.MaxInstanceCount > 0 ? query.MaxInstanceCount : int.MaxValue;
        var found = Client(context).List(new InstanceFilter(
            query.CreatedTimeFrom?.Ticks(),
            query.CreatedTimeTo?.Ticks(),
            Statuses: query.RuntimeStatus.Count > 0 ? query.RuntimeStatus : null,
            Prefix: query.InstanceIdPrefix,
            After: query.ContinuationToken,
            Limit: limit));
        var answer = new QueryInstancesResponse { ContinuationToken = found.Count == limit ? found[^1].Id : null };
        answer.OrchestrationState.Add(found.Select(row => SidecarAnswers.State(row, query.FetchInputsAndOutputs)));
        return Task.FromResult(answer);
    }

    public override Task<ListInstanceIdsResponse> ListInstanceIds(ListInstanceIdsRequest request, ServerCallContext context)
    {
        IEnumerable<OrchestrationStatus> statuses =
            request.RuntimeStatus.Count > 0 ? request.RuntimeStatus : System.Enum.GetValues<OrchestrationStatus>();
        var limit = request.PageSize > 0 ? request.PageSize : int.MaxValue;
        var found = Client(context).List(new InstanceFilter(
            UpdatedFrom: request.CompletedTimeFrom?.Ticks(),
            UpdatedTo: request.CompletedTimeTo?.Ticks(),
            Statuses: [.. statuses.Where(InstanceRow.HasEndedAt)],
            After: request.LastInstanceKey,
            Limit: limit));
        var answer = new ListInstanceIdsResponse { LastInstanceKey = found.Count == limit ? found[^1].Id : null };
        answer.InstanceIds.Add(found.Select(row => row.Id));
        return Task.FromResult(answer);
    }

    public override async Task<PurgeInstancesResponse> PurgeInstances(PurgeInstancesRequest request, ServerCallContext context)
    {
        var client = Client(context);
        var purge = request.RequestCase switch
        {
            PurgeInstancesRequest.RequestOneofCase.InstanceId =>
                client.PurgeAsync(request.InstanceId, request.Recursive, context.CancellationToken),
            PurgeInstancesRequest.RequestOneofCase.PurgeInstanceFilter =>
                client.PurgeAsync(Filter(request.PurgeInstanceFilter), request.Recursive, context.CancellationToken),
            _ => throw new RpcException(new Status(StatusCode.InvalidArgument, "Purge takes an instance id or a filter.")),
        };
        return new PurgeInstancesResponse { DeletedInstanceCount = (await purge.OrThrow()).Count, IsComplete = true };
    }

    public override async Task StreamInstanceHistory(
        StreamInstanceHistoryRequest request, IServerStreamWriter<HistoryChunk> responseStream, ServerCallContext context)
    {
        var history = Client(context).History(request.InstanceId)
            ?? throw new RpcException(new Status(StatusCode.NotFound, $"No instance with ID '{request.InstanceId}' was found."));
        var (chunk, size) = (new HistoryChunk(), 0);
        foreach (var item in history)
        {
            size += item.CalculateSize();
            if (size > LargestChunk && chunk.Events.Count > 0)
            {
                await responseStream.WriteAsync(chunk, context.CancellationToken);
                (chunk, size) = (new HistoryChunk(), item.CalculateSize());
            }

            chunk.Events.Add(item);
        }

        await responseStream.WriteAsync(chunk, context.CancellationToken);
    }

    private static InstanceFilter Filter(PurgeInstanceFilter asked) => new(
        asked.CreatedTimeFrom?.Ticks(),
        asked.CreatedTimeTo?.Ticks(),
        Statuses: asked.RuntimeStatus.Count > 0 ? asked.RuntimeStatus : null);

    private static GetInstanceResponse Answer(InstanceRow row, GetInstanceRequest request) =>
        new() { Exists = true, OrchestrationState = SidecarAnswers.State(row, request.GetInputsAndOutputs) };

    private HubClient Client(ServerCallContext context) => hubs.Find(context).Client;

    // Who waits for an instance sleeps, as far as the clock is concerned: moving it may be what the instance needs.
    private async Task<GetInstanceResponse> WaitAsync(
        GetInstanceRequest request, ServerCallContext context, Func<InstanceRow, bool> isThere)
    {
        var hub = hubs.Find(context);
        var code = context.RequestHeaders.GetValue(InvocationHeader) is { } id ? hub.Invocation(id) : null;
        var isWoken = false;
        code?.FallAsleep();
        try
        {
            var found = await hub.Client.WaitAsync(request.InstanceId, isThere, context.CancellationToken);
            isWoken = true;
            return Answer(found, request);
        }
        catch (OperationCanceledException exception)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, exception.Message, exception));
        }
        finally
        {
            code?.WakeUp(isWoken);
        }
    }
}
