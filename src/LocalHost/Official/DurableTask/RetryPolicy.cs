namespace Microsoft.DurableTask;

/// <summary>How often and with which pauses a failed call is tried again.</summary>
public class RetryPolicy
{
    private Func<TaskFailureDetails, bool>? _handleFailure;

    /// <summary>Makes a policy.</summary>
    /// <param name="maxNumberOfAttempts">Attempts in all, the first one included; at least 1.</param>
    /// <param name="firstRetryInterval">The pause after the first failure; above zero.</param>
    /// <param name="backoffCoefficient">By what each pause is longer than the one before; at least 1.</param>
    /// <param name="maxRetryInterval">The longest pause; one hour when null.</param>
    /// <param name="retryTimeout">After which time no further attempt is made; without end when null.</param>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNumberOfAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstRetryInterval, TimeSpan.Zero);
        if (!(backoffCoefficient >= 1)) throw new ArgumentOutOfRangeException(nameof(backoffCoefficient));
        if (maxRetryInterval < firstRetryInterval && maxRetryInterval != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(maxRetryInterval));
        if (retryTimeout < firstRetryInterval && retryTimeout != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(retryTimeout));
        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
    }

    /// <summary>Attempts in all, the first one included.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>The pause after the first failure.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>By what each pause is longer than the one before.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>The longest pause; Timeout.InfiniteTimeSpan for no limit.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>After which time no further attempt is made; Timeout.InfiniteTimeSpan for no limit.</summary>
    public TimeSpan RetryTimeout { get; }

    /// <summary>Says of an exception whether it is worth another attempt.</summary>
    public Func<Exception, bool> Handle =>
        exception => _handleFailure is null || _handleFailure(TaskFailureDetails.FromException(exception));

    /// <summary>Not used; see <see cref="HandleFailure"/>.</summary>
    [Obsolete("Use HandleFailure.")]
    public Func<Exception, Task<bool>>? HandleAsync { get; set; }

    /// <summary>Says of a failure whether it is worth another attempt; every one is by default.</summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init => _handleFailure = value;
    }

    // The property above can only be written, as the official one.
    internal bool Handles(TaskFailureDetails failure) => _handleFailure is null || _handleFailure(failure);
}
