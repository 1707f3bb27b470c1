using LocalHost.Clock;
using LocalHost.Durable.Loop;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable;

/// <summary>
/// The loop: takes what the store says is to be done, has the worker decide or run it, and stores what comes of it. It lives from being
/// made to being closed and keeps no state that the store does not have, so it can be dropped at any moment.
/// </summary>
internal sealed class DurableEngine : IDisposable
{
    private readonly DurableHubOptions _options;
    private readonly TimeProvider _time;
    private readonly TurnMaker _turns;
    private readonly ILogger _logger;
    private readonly IdleGate _idle = new();
    private readonly CommitQueue _commits;
    private readonly ReadyInstances _ready;
    private readonly ActivityRunner _activities;
    private readonly DueTimers _timers;
    private readonly InstanceSignals _signals = new();
    private readonly Pauses _pauses;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private int _looksAgain;

    public DurableEngine(
        IDurableStore store, DurableHubOptions options, TimeProvider time, IDurableWorker worker, ILoggerFactory loggers)
    {
        Store = store;
        (_options, _time) = (options, time);
        _turns = new TurnMaker(store, worker, options);
        _stopped = _stopping.Token;
        _logger = loggers.CreateLogger("LocalHost.Durable");
        var work = new Work(options.Scheduler);
        _pauses = new Pauses(time, _idle, work);
        _commits = new CommitQueue(store, work);
        _ready = new ReadyInstances(options.MaxConcurrentOrchestrations, _idle, work, TakeAsync);
        _activities = new ActivityRunner(options.MaxConcurrentActivities, worker, _idle, work, time, _logger, StoreResult, RunAgain, _stopped);
        _timers = new DueTimers(store, time, options.LongestWait, _idle, work, _ready.Wake, LookAgain);
    }

    public IDurableStore Store { get; }

    public long Now => _time.GetUtcNow().UtcTicks;

    /// <summary>Takes up what an earlier owner of the hub left.</summary>
    public void Recover()
    {
        var (instances, activities) = TakeUp();
        _logger.HubOpened(_options.HubName, instances, activities);
    }

    /// <summary>Stores a change on a client's behalf. It may happen though the client no longer waits.</summary>
    public Task<ChangeOutcome> CommitAsync(StoreChange change, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var completion = new TaskCompletionSource<ChangeOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _idle.Enter();
        _commits.Add(change, outcome =>
        {
            if (outcome is ChangeOutcome.Done done) GoOn(done.Effects);
            if (outcome is ChangeOutcome.Broken broken) LookAgain(broken.Exception);
            completion.SetResult(outcome);
            _idle.Exit();
        });
        return completion.Task.WaitAsync(cancellation);
    }

    public Task<InstanceRow> WaitAsync(string instanceId, Func<InstanceRow, bool> isThere, CancellationToken cancellation) =>
        _signals.WaitAsync(
            instanceId, () => Store.Find(instanceId) is { } instance && isThere(instance) ? instance : null, cancellation);

    public Task WhenIdleAsync(CancellationToken cancellation) => _idle.WhenIdleAsync(cancellation);

    /// <summary>Begins nothing more and completes when what was begun is stored.</summary>
    public async Task CloseAsync()
    {
        Stop();
        await _commits.CloseAsync();
    }

    public void Dispose()
    {
        Stop();
        // What the worker answers from now on is the next owner's to ask again.
        _ = _commits.CloseAsync();
        _stopping.Dispose();
    }

    private void Stop()
    {
        _timers.Dispose();
        _pauses.Dispose();
        _ready.Close();
        _stopping.Cancel();
    }

    private async Task TakeAsync(long key, List<DueTimer> timers)
    {
        StoreChange.Turn? change;
        try
        {
            change = await _turns.MakeAsync(key, Now, _stopped);
            _ready.Decided();
        }
        catch (Exception exception) when (exception is WorkerGoneException or OperationCanceledException)
        {
            _ready.Decided();
            AskAgain(key, timers, exception);
            return;
        }
        // The code's exceptions are in the worker's answer; this one is the store's.
        catch (Exception exception)
        {
            _ready.Decided();
            GiveUp(key, timers, exception);
            return;
        }

        if (change is null) End(key, timers);
        else _commits.Add(change, outcome => Follow(key, timers, change, outcome));
    }

    // Nothing is stored of what the worker was asked.
    private void AskAgain(long key, List<DueTimer> timers, Exception exception)
    {
        if (!_stopped.IsCancellationRequested) _logger.WorkerGone(exception);
        _pauses.After(_options.PauseAfterFailure, () => _ready.Wake(key));
        End(key, timers);
    }

    private void RunAgain(ActivityRow activity, Exception exception)
    {
        _logger.WorkerGone(exception);
        _pauses.After(_options.PauseAfterFailure, () => _activities.Again(activity));
    }

    private void Follow(long key, List<DueTimer> timers, StoreChange.Turn change, ChangeOutcome outcome)
    {
        switch (outcome)
        {
            case ChangeOutcome.Broken broken:
                GiveUp(key, timers, broken.Exception);
                return;
            case ChangeOutcome.Done done:
                _turns.Stored(change);
                if (change.After.Status == OrchestrationStatus.Failed)
                    _logger.OrchestrationFailed(change.Before.Id, change.Before.Name, change.After.Output);
                GoOn(done.Effects);
                break;
        }

        End(key, timers);
    }

    private void End(long key, List<DueTimer> timers)
    {
        _timers.Forget(timers);
        _ready.Finished(key);
    }

    private void GoOn(StoreEffects effects)
    {
        foreach (var key in effects.Woken) _ready.Wake(key);
        _activities.Add(effects.Activities);
        _timers.Note(effects.EarliestTimer);
        foreach (var id in effects.Changed) _signals.Signal(id);
    }

    private void StoreResult(ActivityRow activity, HistoryEvent result, Action then) =>
        _commits.Add(new StoreChange.ActivityEnded(activity, result), outcome =>
        {
            if (outcome is ChangeOutcome.Done done) GoOn(done.Effects);
            if (outcome is ChangeOutcome.Broken broken)
            {
                // The result need not be found again; but what follows if it was stored after all, must be.
                LookAgain(broken.Exception);
                _pauses.After(_options.PauseAfterFailure, () => StoreAgain(activity, result));
            }
            else
            {
                _activities.Forget(activity);
            }

            then();
        });

    private void StoreAgain(ActivityRow activity, HistoryEvent result)
    {
        _idle.Enter();
        StoreResult(activity, result, _idle.Exit);
    }

    private void GiveUp(long key, List<DueTimer> timers, Exception exception)
    {
        // In this order, so that the engine never counts as idle with nothing planned that would go on.
        LookAgain(exception);
        End(key, timers);
    }

    /// <summary>
    /// After a failure nobody knows what is stored: a change that was reported as failed may be there, with all that follows from it. So
    /// the engine looks for all that is to be done, as it does when it begins.
    /// </summary>
    private void LookAgain(Exception exception)
    {
        if (_stopped.IsCancellationRequested) return;
        _logger.StoreFailed(exception);
        if (Interlocked.Exchange(ref _looksAgain, 1) == 1) return;
        _pauses.After(_options.PauseAfterFailure, () =>
        {
            Volatile.Write(ref _looksAgain, 0);
            try
            {
                TakeUp();
                _signals.SignalAll();
            }
            // Whatever the store's exception is, the engine goes on looking.
            catch (Exception again)
            {
                LookAgain(again);
            }
        });
    }

    private (int Instances, int Activities) TakeUp()
    {
        var instances = Store.InstancesWithMessages();
        var activities = Store.OpenActivities();
        var timer = Store.NextTimer(0);
        foreach (var key in instances) _ready.Wake(key);
        _activities.Add(activities);
        _timers.Note(timer);
        return (instances.Count, activities.Count);
    }
}
