using LocalHost.Durable.Loop;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LocalHost.Invocation;

/// <summary>The app's middleware around its functions.</summary>
internal sealed class FunctionPipeline(
    IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware, InvocationTracker tracker)
{
    private readonly FunctionExecutionDelegate _run =
        middleware.Reverse().Aggregate((FunctionExecutionDelegate)CallAsync, (next, wrap) => wrap(next));

    /// <summary>Runs an invocation: middleware, then the function. Its result is left in the context.</summary>
    public async Task RunAsync(InvocationContext context, RunningActivity? activity = null)
    {
        using var running = tracker.Enter(context.HttpContext is null ? InvocationOrigin.Activity : InvocationOrigin.Request, activity);
        await _run(context);
    }

    /// <summary>Runs an activity that is a class: it has no middleware, but the clock must know when it sleeps.</summary>
    public async Task<T> RunClassAsync<T>(RunningActivity? activity, Func<Task<T>> run)
    {
        using var running = tracker.Enter(InvocationOrigin.Activity, activity);
        return await run();
    }

    /// <summary>Runs an invocation of which somebody else knows that it is running.</summary>
    public Task RunTrackedAsync(InvocationContext context) => _run(context);

    private static async Task CallAsync(FunctionContext context)
    {
        var invocation = InvocationContext.Of(context);
        invocation.Return(invocation.Turn is { } turn ? await turn.ReachAsync() : await invocation.Function.CallAsync(invocation));
    }
}
