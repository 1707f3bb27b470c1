namespace Microsoft.DurableTask;

/// <summary>How an activity or a sub-orchestration is to be called.</summary>
public record TaskOptions
{
    /// <summary>Options with a way to retry.</summary>
    public TaskOptions(TaskRetryOptions? retry)
        : this(retry, null)
    {
    }

    /// <summary>Options with a way to retry and with tags.</summary>
    public TaskOptions(TaskRetryOptions? retry = null, IDictionary<string, string>? tags = null)
    {
        Retry = retry;
        Tags = tags;
    }

    /// <summary>A copy of <paramref name="options"/>.</summary>
    public TaskOptions(TaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Retry = options.Retry;
        Tags = options.Tags;
        Version = options.Version;
    }

    /// <summary>How a failed call is tried again; null for never.</summary>
    public TaskRetryOptions? Retry { get; init; }

    /// <summary>Tags of the call.</summary>
    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>The version to call; null for the one that follows from the caller.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>Options that retry by a policy.</summary>
    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(policy);

    /// <summary>Options that ask a handler whether to retry.</summary>
    public static TaskOptions FromRetryHandler(AsyncRetryHandler handler) => new(handler);

    /// <summary>Options that ask a handler whether to retry.</summary>
    public static TaskOptions FromRetryHandler(RetryHandler handler) => new(handler);

    /// <summary>The same options for a sub-orchestration of the given instance id.</summary>
    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}
