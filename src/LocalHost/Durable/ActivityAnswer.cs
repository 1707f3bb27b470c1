using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable;

/// <summary>What has come of an activity.</summary>
internal abstract record ActivityAnswer
{
    private ActivityAnswer()
    {
    }

    /// <summary>It has a result; JSON, null for none.</summary>
    public sealed record Completed(string? Output) : ActivityAnswer;

    public sealed record Failed(TaskFailureDetails Failure) : ActivityAnswer;
}
