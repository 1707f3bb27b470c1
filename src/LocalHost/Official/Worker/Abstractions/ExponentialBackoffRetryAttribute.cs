namespace Microsoft.Azure.Functions.Worker;

/// <summary>Tries a failed run again after pauses that double.</summary>
public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    /// <summary>Makes the policy.</summary>
    /// <param name="maxRetryCount">How often a failed run is tried again; -1 is without end.</param>
    /// <param name="minimumInterval">The first pause, as hh:mm:ss.</param>
    /// <param name="maximumInterval">The longest pause, as hh:mm:ss.</param>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    /// <summary>The first pause, as hh:mm:ss.</summary>
    public string MinimumInterval { get; }

    /// <summary>The longest pause, as hh:mm:ss.</summary>
    public string MaximumInterval { get; }
}
