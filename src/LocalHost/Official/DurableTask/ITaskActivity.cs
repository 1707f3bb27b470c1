namespace Microsoft.DurableTask;

/// <summary>Activity code.</summary>
public interface ITaskActivity
{
    /// <summary>The type of its input.</summary>
    Type InputType { get; }

    /// <summary>The type of its result.</summary>
    Type OutputType { get; }

    /// <summary>Runs it; at least once for each call.</summary>
    Task<object?> RunAsync(TaskActivityContext context, object? input);
}
