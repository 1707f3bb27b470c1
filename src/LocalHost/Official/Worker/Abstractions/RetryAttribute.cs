namespace Microsoft.Azure.Functions.Worker;

/// <summary>Base of the policies by which a failed run of a function is tried again.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    /// <summary>Makes a retry policy.</summary>
    public RetryAttribute()
    {
    }

    /// <summary>How often a failed run is tried again; -1 is without end.</summary>
    public int MaxRetryCount { get; set; }
}
