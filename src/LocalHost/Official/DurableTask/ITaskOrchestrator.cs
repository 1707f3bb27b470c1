namespace Microsoft.DurableTask;

/// <summary>Orchestrator code.</summary>
public interface ITaskOrchestrator
{
    /// <summary>The type of its input.</summary>
    Type InputType { get; }

    /// <summary>The type of its result.</summary>
    Type OutputType { get; }

    /// <summary>Runs it from the beginning; called at every replay.</summary>
    Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
}
