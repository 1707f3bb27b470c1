using System.Collections.Concurrent;
using LocalHost.Clock;
using LocalHost.Durable;
using LocalHost.Protocol;
using LocalHost.Protocol.Messages;

namespace LocalHost.Functions;

/// <summary>Runs functions, and knows which run.</summary>
internal sealed class Invocations(IWorkers workers, Func<string> durableClient)
{
    private readonly ConcurrentDictionary<string, RunningCode> _running = new(StringComparer.Ordinal);

    /// <summary>The code that an invocation runs; null when it has ended.</summary>
    public RunningCode? Find(string invocationId) => _running.GetValueOrDefault(invocationId);

    /// <summary>A request to run a function, with what it wants beside its trigger's data.</summary>
    public InvocationRequest Prepare(FunctionEntry function, TypedData trigger)
    {
        var request = new InvocationRequest
        {
            InvocationId = RandomIds.Next(),
            FunctionId = function.Id,
            TraceContext = new(),
            InputData = { new ParameterBinding { Name = function.TriggerName, Data = trigger } },
        };
        foreach (var client in function.DurableClients)
            request.InputData.Add(new ParameterBinding { Name = client, Data = new() { String = durableClient() } });
        return request;
    }

    /// <summary>
    /// Makes the code of an invocation known, until what is returned is disposed. Whoever sends the request from this flow of control makes
    /// the function's timers that code's own, as long as the worker is in this process.
    /// </summary>
    public Invocation Enter(InvocationRequest request, RunningCode code)
    {
        _running[request.InvocationId] = code;
        RunningCode.Current = code;
        return new(this, request.InvocationId);
    }

    /// <summary>The worker that takes invocations now.</summary>
    public ValueTask<WorkerSession> WorkerAsync(CancellationToken cancellation) => workers.CurrentAsync(cancellation);

    /// <exception cref="WorkerGoneException">The worker has gone before the function's end.</exception>
    public async Task<InvocationResponse> SendAsync(InvocationRequest request, CancellationToken cancellation)
    {
        var worker = await workers.CurrentAsync(cancellation);
        return await worker.Link.InvokeAsync(request, cancellation);
    }

    /// <summary>An invocation that is under way.</summary>
    internal readonly struct Invocation(Invocations all, string id) : IDisposable
    {
        public void Dispose() => all._running.TryRemove(id, out _);
    }
}

/// <summary>Where the app's worker is found: always the same in this process, one after the other as a child.</summary>
internal interface IWorkers
{
    /// <summary>The worker that takes invocations now; waits while there is none.</summary>
    ValueTask<WorkerSession> CurrentAsync(CancellationToken cancellation);
}
