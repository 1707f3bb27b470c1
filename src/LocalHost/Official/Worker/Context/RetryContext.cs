namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which try of a function with a retry policy runs.</summary>
public abstract class RetryContext
{
    /// <summary>Makes a retry context.</summary>
    protected RetryContext()
    {
    }

    /// <summary>0 for the first run, then the number of tries again.</summary>
    public abstract int RetryCount { get; }

    /// <summary>How many tries again there may be.</summary>
    public abstract int MaxRetryCount { get; }
}
