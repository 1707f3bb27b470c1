namespace Microsoft.DurableTask;

/// <summary>Thrown in an orchestrator when an activity or a sub-orchestration that it called has failed.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>A call that failed of an exception.</summary>
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : base(Describe(taskName, taskId, innerException?.Message), innerException)
    {
        ArgumentNullException.ThrowIfNull(innerException);
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = TaskFailureDetails.FromException(innerException);
    }

    /// <summary>A call that failed somewhere else.</summary>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base(Describe(taskName, taskId, failureDetails?.ErrorMessage))
    {
        ArgumentNullException.ThrowIfNull(failureDetails);
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails;
    }

    /// <summary>The name of what was called.</summary>
    public string TaskName { get; }

    /// <summary>The number of the call in its orchestration.</summary>
    public int TaskId { get; }

    /// <summary>What it failed of.</summary>
    public TaskFailureDetails FailureDetails { get; }

    /// <summary>Says whether the call failed of an exception of type <typeparamref name="T"/>.</summary>
    [Obsolete("Use FailureDetails.IsCausedBy<T>().")]
    public bool IsCausedByException<T>()
        where T : Exception => FailureDetails.IsCausedBy<T>();

    private static string Describe(string taskName, int taskId, string? message) =>
        $"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {message}";
}
