using System.Text.Json;
using LocalHost.Clock;
using LocalHost.Durable;
using LocalHost.Functions;
using LocalHost.Protocol.Messages;
using Microsoft.Extensions.Logging;

namespace LocalHost.Timers;

/// <summary>One timer function: waits for its next run, runs it, and never twice at once.</summary>
internal sealed partial class TimerFunction(
    FunctionEntry function, TimerSchedule schedule, TimerRuns runs, Invocations invocations, IdleGate idle, LocalClock clock,
    ILogger<TimerFunction> logger, CancellationToken stop) : IDisposable
{
    // The official host calls a run past due when it is late by more than this.
    private static readonly TimeSpan Punctual = TimeSpan.FromSeconds(1);

    private readonly ILogger<TimerFunction> _logger = logger;
    private readonly SemaphoreSlim _one = new(1);
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];
    private ScheduleStatus? _status;
    private ITimer? _timer;
    private bool _monitored;

    public void Start()
    {
        var now = clock.GetUtcNow();
        _monitored = function.Flag("useMonitor", otherwise: true) && schedule.IsMonitored(now);
        _status = _monitored ? runs.Read(function.Name) : null;

        // A run that came due while the host was down is made up for, once, however many were missed.
        var missed = _status is { } status && schedule.After(Utc(status.Last == default ? status.LastUpdated : status.Last)) <= now;
        if (missed || function.Flag("runOnStartup", otherwise: false))
            Begin(isPastDue: missed, plansNext: true);
        else
            PlanNext();
    }

    public void RunNow() => Begin(isPastDue: false, plansNext: false);

    public async Task StopAsync(CancellationToken cancellation)
    {
        _timer?.Dispose();
        Task[] left;
        lock (_gate)
            left = [.. _running];
        await Task.WhenAll(left).WaitAsync(cancellation);
    }

    public void Dispose() => _one.Dispose();

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private void PlanNext()
    {
        var now = clock.GetUtcNow();
        if (schedule.After(now) is not { } next || stop.IsCancellationRequested)
            return;
        Record(last: _status?.Last ?? default, next);
        _timer?.Dispose();
        using (ExecutionContext.SuppressFlow())
        {
            _timer = clock.CreateTimer(
                _ => Begin(isPastDue: _monitored && clock.GetUtcNow() - next > Punctual, plansNext: true), state: null, next - now, Timeout.InfiniteTimeSpan);
        }
    }

    private void Begin(bool isPastDue, bool plansNext)
    {
        var run = RunAsync(isPastDue, plansNext);
        lock (_gate)
            _running.Add(run);
        _ = run.ContinueWith(
            done =>
            {
                lock (_gate)
                    _running.Remove(done);
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task RunAsync(bool isPastDue, bool plansNext)
    {
        await _one.WaitAsync(CancellationToken.None);

        // From here to the next run's planning it is at work, so that the clock cannot pass the next run by.
        using var running = new RunningCode(idle, isBackground: true);
        try
        {
            var begun = clock.GetUtcNow();
            await TryAsync(JsonSerializer.Serialize(new TimerEvent(isPastDue, Status(begun))), running);
            if (plansNext)
                Record(begun.UtcDateTime, schedule.After(clock.GetUtcNow()));
        }
        finally
        {
            _one.Release();
        }

        if (plansNext)
            PlanNext();
    }

    private async Task TryAsync(string timer, RunningCode running)
    {
        for (var tries = 0; ; tries++)
        {
            var request = invocations.Prepare(function, new() { Json = timer });
            request.RetryContext = new() { RetryCount = tries, MaxRetryCount = function.Retry?.MaxRetryCount ?? 0 };
            try
            {
                using var invocation = invocations.Enter(request, running);

                // The worker logs the failures of functions.
                if ((await invocations.SendAsync(request, stop)).Result.Status == StatusResult.Types.Status.Success)
                    return;
            }
            catch (WorkerGoneException e)
            {
                LogFailed(e, function.Name, request.InvocationId);
            }

            if (RetryPause.After(function.Retry, tries) is not { } pause || stop.IsCancellationRequested)
                return;
            await Task.Delay(pause, clock, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private ScheduleStatus? Status(DateTimeOffset now) => !_monitored
        ? null
        : new(_status?.Last ?? default, schedule.After(now)?.UtcDateTime ?? default, _status?.LastUpdated ?? now.UtcDateTime);

    private void Record(DateTime last, DateTimeOffset? next)
    {
        if (!_monitored)
            return;
        var status = new ScheduleStatus(last, next?.UtcDateTime ?? default, clock.GetUtcNow().UtcDateTime);
        if (_status is { } known && known.Last == status.Last && known.Next == status.Next)
            return;
        _status = status;
        runs.Write(function.Name, status);
    }

    /// <summary>What a timer function is told, as the worker reads it.</summary>
    private sealed record TimerEvent(bool IsPastDue, ScheduleStatus? ScheduleStatus)
    {
        public object Schedule { get; } = new { AdjustForDST = true };
    }

    [LoggerMessage(EventId = 4011, Level = LogLevel.Error, Message = "Function {Function} failed (invocation {InvocationId})")]
    private partial void LogFailed(Exception exception, string function, string invocationId);
}
