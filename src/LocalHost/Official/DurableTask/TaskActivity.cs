namespace Microsoft.DurableTask;

/// <summary>Base of activities that are classes.</summary>
public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
{
    Type ITaskActivity.InputType => typeof(TInput);

    Type ITaskActivity.OutputType => typeof(TOutput);

    async Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input) =>
        await RunAsync(context, (TInput)(input ?? default(TInput))!);

    /// <summary>Runs the activity; at least once for each call, so it should bear to run twice.</summary>
    public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);
}
