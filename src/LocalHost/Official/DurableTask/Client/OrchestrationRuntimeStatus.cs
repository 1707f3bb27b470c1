namespace Microsoft.DurableTask.Client;

/// <summary>The state of an orchestration.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>It has begun and not ended.</summary>
    Running,

    /// <summary>It has ended with a result.</summary>
    Completed,

    /// <summary>Not seen any more.</summary>
    [Obsolete("An orchestration that continues as new is Running.")]
    ContinuedAsNew,

    /// <summary>It has ended of an exception.</summary>
    Failed,

    /// <summary>Not seen any more.</summary>
    [Obsolete("Nothing is canceled: see Terminated.")]
    Canceled,

    /// <summary>A client has ended it.</summary>
    Terminated,

    /// <summary>It is to begin.</summary>
    Pending,

    /// <summary>A client has paused it.</summary>
    Suspended,
}
