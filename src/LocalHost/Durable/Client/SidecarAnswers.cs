using Grpc.Core;
using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Client;

/// <summary>What the hub says, in the words of the sidecar.</summary>
internal static class SidecarAnswers
{
    public static async Task<HubOutcome.Done> OrThrow(this Task<HubOutcome> command) => await command switch
    {
        HubOutcome.Done done => done,
        HubOutcome.Refused refused => throw new RpcException(new Status(CodeOf(refused.Why), refused.Message)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static OrchestrationState State(InstanceRow row, bool withData)
    {
        var state = new OrchestrationState
        {
            InstanceId = row.Id,
            Name = row.Name,
            Version = row.Version,
            OrchestrationStatus = row.Status,
            CreatedTimestamp = Events.Moment(row.CreatedAt),
            LastUpdatedTimestamp = Events.Moment(row.UpdatedAt),
            FailureDetails = row.Failure,
            Tags = { HubFormat.ReadTags(row.Tags) },
        };
        if (withData) (state.Input, state.Output, state.CustomStatus) = (row.Input, row.Output, row.CustomStatus);
        return state;
    }

    private static StatusCode CodeOf(HubRefusal why) => why switch
    {
        HubRefusal.NotFound => StatusCode.NotFound,
        HubRefusal.IdInUse => StatusCode.AlreadyExists,
        HubRefusal.Invalid => StatusCode.InvalidArgument,
        HubRefusal.Broken => StatusCode.Unknown,
        _ => StatusCode.FailedPrecondition,
    };
}
