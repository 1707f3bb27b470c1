using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Loop;

/// <summary>Runs activities, so many at once. One whose result could not be stored runs again at the next start.</summary>
internal sealed class ActivityRunner(
    int limit, IDurableCode code, IdleGate idle, Work work, ILogger logger, Action<ActivityRow, HistoryEvent, Action> store)
    : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<ActivityRow> _waiting = new();
    private readonly HashSet<long> _known = [];
    private readonly CancellationTokenSource _stopping = new();
    private int _running;

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

    /// <summary>To be called when an activity's result is stored, or has nowhere to go.</summary>
    public void Forget(ActivityRow activity)
    {
        lock (_gate) _known.Remove(activity.Sequence);
    }

    /// <summary>Begins no further activity, and asks those that run to stop.</summary>
    public void Close() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();

    private void Dispatch()
    {
        while (!_stopping.IsCancellationRequested && _running < limit && _waiting.TryDequeue(out var activity))
        {
            _running++;
            // Those that wait for a place cannot go on while all that run are asleep: time must not wait for them.
            idle.Enter();
            work.Post(() => RunAsync(activity));
        }
    }

    private async Task RunAsync(ActivityRow activity)
    {
        var result = await ResultAsync(activity);
        lock (_gate)
        {
            _running--;
            Dispatch();
        }

        // An activity that was asked to stop has not failed: it stays stored and runs again.
        if (result is null) idle.Exit();
        else store(activity, result, idle.Exit);
    }

    private async Task<HistoryEvent?> ResultAsync(ActivityRow activity)
    {
        if (!code.ActivityNames.Contains(activity.Name, StringComparer.OrdinalIgnoreCase))
        {
            var unknown = $"There is no activity '{activity.Name}'. Known ones: {string.Join(", ", code.ActivityNames)}.";
            return new HistoryEvent.ActivityFailed(activity.Step, new Failure("ActivityTaskNotFound", unknown, IsFinal: true));
        }

        try
        {
            var result = await code.RunActivityAsync(activity.Name, new RunningActivity(activity, idle), activity.Input, _stopping.Token);
            return new HistoryEvent.ActivityCompleted(activity.Step, result);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return null;
        }
        // Whatever the app throws is the activity's result.
        catch (Exception exception)
        {
            logger.ActivityFailed(exception, activity.Name, activity.InstanceId);
            return new HistoryEvent.ActivityFailed(activity.Step, Failure.Of(exception));
        }
    }
}
