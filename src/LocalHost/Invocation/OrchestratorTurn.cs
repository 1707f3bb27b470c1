namespace LocalHost.Invocation;

/// <summary>
/// One turn of an orchestrator. The app's middleware runs around it as around any function, and may await what it likes; the code itself
/// runs on the engine's thread. What the middleware calls <c>next</c> is over with the turn, though the code may go on in a later one.
/// </summary>
internal sealed class OrchestratorTurn(Task turnEnd)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<object?> _over = new();

    /// <summary>Called on the engine's thread.</summary>
    public async Task<object?> RunAsync(InvocationContext invocation, FunctionPipeline pipeline)
    {
        var around = Outside(() => RunAroundAsync(invocation, pipeline));
        WaitForAny(around, _reached.Task);
        if (!_reached.Task.IsCompleted)
            return Result(around, invocation);
        var code = invocation.Function.CallAsync(invocation).AsTask();
        await Task.WhenAny(code, turnEnd);
        Outside(() => End(code));
        WaitForAny(around);
        return code.IsCompleted || around.IsFaulted ? Result(around, invocation) : await code;
    }

    /// <summary>Called where the middleware ends: has the code run, and completes with the turn.</summary>
    public Task<object?> ReachAsync()
    {
        _reached.SetResult();
        return _over.Task;
    }

    private static async Task RunAroundAsync(InvocationContext invocation, FunctionPipeline pipeline)
    {
        await using (invocation)
            await pipeline.RunTrackedAsync(invocation);
    }

    // The thread is the turn's own until it ends, and the code's decisions depend on nothing that happens meanwhile.
    private static void WaitForAny(params Task[] tasks) => Task.WaitAny(tasks);

    private static object? Result(Task around, InvocationContext invocation)
    {
        around.GetAwaiter().GetResult();
        return invocation.Result;
    }

    // The middleware's continuations must not be taken for the code's.
    private static T Outside<T>(Func<T> act)
    {
        var inside = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return act();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(inside);
        }
    }

    private bool End(Task<object?> code)
    {
        if (code.IsFaulted)
            return _over.TrySetException(code.Exception.InnerExceptions);
        return code.IsCanceled ? _over.TrySetCanceled() : _over.TrySetResult(code.IsCompleted ? code.Result : null);
    }
}
