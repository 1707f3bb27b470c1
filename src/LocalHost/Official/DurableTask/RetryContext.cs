namespace Microsoft.DurableTask;

/// <summary>What a retry handler decides by.</summary>
/// <param name="OrchestrationContext">The orchestration that made the call.</param>
/// <param name="LastAttemptNumber">The number of failed attempts so far.</param>
/// <param name="LastFailure">What the last attempt failed of.</param>
/// <param name="TotalRetryTime">The time since the first attempt.</param>
/// <param name="CancellationToken">Cancelled when nobody waits for the call any more.</param>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);
