using LocalHost.Clock;
using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Loop;

/// <summary>Has the worker run activities, so many at once. One whose result could not be stored runs again at the next start.</summary>
internal sealed class ActivityRunner(
    int limit,
    IDurableWorker worker,
    IdleGate idle,
    Work work,
    TimeProvider time,
    ILogger logger,
    Action<ActivityRow, HistoryEvent, Action> store,
    Action<ActivityRow, Exception> runAgain,
    CancellationToken stopped)
{
    private readonly Lock _gate = new();
    private readonly Queue<ActivityRow> _waiting = new();
    private readonly HashSet<long> _known = [];
    private int _running;

    private long Now => time.GetUtcNow().UtcTicks;

    /// <summary>Runs those that do not run yet.</summary>
    public void Add(IReadOnlyList<ActivityRow> activities)
    {
        if (activities.Count == 0) return;
        lock (_gate)
        {
            foreach (var activity in activities)
            {
                if (_known.Add(activity.Sequence)) _waiting.Enqueue(activity);
            }

            Dispatch();
        }
    }

    /// <summary>Runs one again that did not come to an end.</summary>
    public void Again(ActivityRow activity)
    {
        lock (_gate)
        {
            _waiting.Enqueue(activity);
            Dispatch();
        }
    }

    /// <summary>To be called when an activity's result is stored, or has nowhere to go.</summary>
    public void Forget(ActivityRow activity)
    {
        lock (_gate) _known.Remove(activity.Sequence);
    }

    private void Dispatch()
    {
        while (!stopped.IsCancellationRequested && _running < limit && _waiting.TryDequeue(out var activity))
        {
            _running++;
            // Those that wait for a place cannot go on while all that run are asleep: time must not wait for them.
            var code = new RunningCode(idle, isBackground: true);
            work.Post(() => RunAsync(activity, code));
        }
    }

    private async Task RunAsync(ActivityRow activity, RunningCode code)
    {
        // One that has not begun when the hub closes is the next owner's.
        var result = stopped.IsCancellationRequested ? null : await ResultAsync(activity, code);
        lock (_gate)
        {
            _running--;
            Dispatch();
        }

        // One that has no result stays stored: it runs again after a pause, or at the next start.
        if (result is null) code.Dispose();
        else store(activity, result, code.Dispose);
    }

    private async Task<HistoryEvent?> ResultAsync(ActivityRow activity, RunningCode code)
    {
        if (!worker.Activities.Contains(activity.Name, StringComparer.OrdinalIgnoreCase))
            return Fail(activity, Failures.NotFound("Activity", activity.Name, worker.Activities));
        // In this flow alone: timers of the clock that the code makes in it are its own.
        RunningCode.Current = code;
        try
        {
            return await worker.RunActivityAsync(activity.Name, activity.InstanceId, activity.Input, stopped) switch
            {
                ActivityAnswer.Completed completed => Events.ActivityCompleted(Now, activity.Step, completed.Output),
                ActivityAnswer.Failed failed => Fail(activity, failed.Failure),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (Exception exception) when (exception is WorkerGoneException or OperationCanceledException)
        {
            if (!stopped.IsCancellationRequested) runAgain(activity, exception);
            return null;
        }
        // What the code throws is in the answer: this is a worker that could not give one, and would not the next time.
        catch (Exception exception)
        {
            return Fail(activity, Failures.Of(exception));
        }
    }

    private HistoryEvent Fail(ActivityRow activity, TaskFailureDetails failure)
    {
        logger.ActivityFailed(activity.Name, activity.InstanceId, failure.Words());
        return Events.ActivityFailed(Now, activity.Step, failure);
    }
}
