namespace Microsoft.Azure.Functions.Worker;

/// <summary>Tries a failed run again after the same pause each time.</summary>
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    /// <summary>Makes the policy.</summary>
    /// <param name="maxRetryCount">How often a failed run is tried again; -1 is without end.</param>
    /// <param name="delayInterval">The pause, as hh:mm:ss.</param>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
    {
        MaxRetryCount = maxRetryCount;
        DelayInterval = delayInterval;
    }

    /// <summary>The pause between two tries, as hh:mm:ss.</summary>
    public string DelayInterval { get; }
}
