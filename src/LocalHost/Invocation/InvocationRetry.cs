using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Invocation;

/// <summary>Which try of a function runs.</summary>
internal sealed class InvocationRetry(int count, int most) : RetryContext
{
    public override int RetryCount => count;

    public override int MaxRetryCount => most;
}
