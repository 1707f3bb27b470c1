using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Replay;

/// <summary>What begins an execution that another one has asked for.</summary>
internal static class Starts
{
    public static ExecutionStartedEvent OfChild(InstanceRow parent, int step, CreateSubOrchestrationAction call, string execution) => new()
    {
        Name = call.Name,
        Version = call.Version,
        Input = call.Input,
        OrchestrationInstance = new() { InstanceId = call.InstanceId, ExecutionId = execution },
        ParentInstance = new()
        {
            Name = parent.Name,
            Version = parent.Version,
            TaskScheduledId = step,
            OrchestrationInstance = new() { InstanceId = parent.Id, ExecutionId = parent.Execution },
        },
        Tags = { call.Tags },
    };

    public static ExecutionStartedEvent OfNext(ExecutionStartedEvent present, CompleteOrchestrationAction end, string version, string execution)
    {
        var next = present.Clone();
        next.Version = string.IsNullOrWhiteSpace(end.NewVersion) ? version : end.NewVersion;
        next.Input = end.Result;
        next.OrchestrationInstance.ExecutionId = execution;
        next.ScheduledStartTimestamp = null;
        return next;
    }
}
