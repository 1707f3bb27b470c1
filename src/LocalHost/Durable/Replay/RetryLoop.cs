using LocalHost.Durable.History;
using Microsoft.DurableTask;

namespace LocalHost.Durable.Replay;

/// <summary>Makes a call until it succeeds or its retry options give up. Pauses are durable timers.</summary>
internal static class RetryLoop
{
    public static async Task<string?> RunAsync(
        TaskOrchestrationContext context, string name, TaskRetryOptions? retry, Func<Task<string?>> call)
    {
        var began = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (CallFailedException exception)
            {
                if (retry is null || exception.Failure.IsFinal || !await GoesOnAsync(context, retry, attempt, began, exception.Failure))
                    throw new TaskFailedException(name, exception.Step, exception.Failure.ToDetails());
            }
        }
    }

    private static async Task<bool> GoesOnAsync(
        TaskOrchestrationContext context, TaskRetryOptions retry, int attempt, DateTime began, Failure failure)
    {
        var elapsed = context.CurrentUtcDateTime - began;
        if (retry.Handler is { } handler)
            return await handler(new RetryContext(context, attempt, failure.ToDetails(), elapsed, CancellationToken.None));

        var policy = retry.Policy!;
        if (attempt >= policy.MaxNumberOfAttempts || !policy.Handles(failure.ToDetails())) return false;
        if (policy.RetryTimeout != Timeout.InfiniteTimeSpan && elapsed >= policy.RetryTimeout) return false;
        await context.CreateTimer(Pause(policy, attempt), CancellationToken.None);
        return true;
    }

    private static TimeSpan Pause(RetryPolicy policy, int attempt)
    {
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.FromDays(365) : policy.MaxRetryInterval;
        var ticks = policy.FirstRetryInterval.Ticks * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        return ticks < longest.Ticks ? TimeSpan.FromTicks((long)ticks) : longest;
    }
}
