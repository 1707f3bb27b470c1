using Google.Protobuf.WellKnownTypes;
using LocalHost.Durable.Replay;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Loop;

/// <summary>Makes a turn up to its commit: loads, asks the worker, concludes.</summary>
internal sealed class TurnMaker(IDurableStore store, IDurableWorker worker, DurableHubOptions options)
{
    private readonly IReadOnlyDictionary<string, Value> _properties = RequestProperties.Of(options);
    private readonly ExtendedSessions? _sessions = options.SessionIdleTimeout > TimeSpan.Zero ? new() : null;

    /// <summary>What is to be stored; null when there is nothing to do.</summary>
    /// <exception cref="WorkerGoneException">The worker has not answered.</exception>
    public async Task<StoreChange.Turn?> MakeAsync(long key, long now, CancellationToken cancellation)
    {
        if (store.LoadTurn(key) is not { } stored || TurnRequest.Make(stored, now, _properties) is not { } request) return null;
        var response = request.Question is { } question ? await AskAsync(stored, question, cancellation) : null;
        return TurnPlan.Conclude(stored, request, response, options.NewId);
    }

    /// <summary>To be called when a turn is stored, before the next one of its instance.</summary>
    public void Stored(StoreChange.Turn turn) => _sessions?.Note(turn.Before, turn.After);

    private async Task<OrchestratorResponse> AskAsync(StoredTurn stored, OrchestratorRequest question, CancellationToken cancellation)
    {
        var name = stored.Instance.Name;
        if (!worker.Orchestrators.Contains(name, StringComparer.OrdinalIgnoreCase))
            return TurnPlan.Unknown(stored, worker.Orchestrators);
        try
        {
            var asked = _sessions is { } sessions && sessions.Take(stored.Instance) ? TurnRequest.WithoutHistory(question) : question;
            var response = await worker.DecideAsync(name, asked, cancellation);
            // A worker that misses the history has let go of the session, or has just begun. It is asked once more, with all of it.
            if (response.RequiresHistory) response = await worker.DecideAsync(name, question, cancellation);
            return response.RequiresHistory ? throw new WorkerGoneException("The worker wants a history that it has been given.") : response;
        }
        // What the code throws is in the answer: this is a worker that could not give one.
        catch (Exception exception) when (exception is not (WorkerGoneException or OperationCanceledException))
        {
            throw new WorkerGoneException($"Orchestration {stored.Instance.Id} ({name}) could not be asked.", exception);
        }
    }
}
