using LocalHost.Durable.History;

namespace LocalHost.Durable.Replay;

/// <summary>A call's failure on its way to the retry loop, which alone catches it.</summary>
internal sealed class CallFailedException(int step, Failure failure) : Exception(failure.Message)
{
    public int Step { get; } = step;

    public Failure Failure { get; } = failure;
}
