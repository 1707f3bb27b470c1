using LocalHost.Clock;
using LocalHost.Hosting;
using LocalHost.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LocalHost.Timers;

/// <summary>Runs the app's timer functions when they are due.</summary>
internal sealed partial class TimerRunner : IDisposable
{
    private readonly Dictionary<string, TimerFunction> _timers = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource _stop = new();
    private readonly ILogger<TimerRunner> _logger;

    public TimerRunner(
        FunctionCatalog catalog, FunctionPipeline pipeline, InvocationTracker tracker, LocalClock clock, IConfiguration settings, RuntimeOptions options,
        IServiceProvider services, ILogger<TimerRunner> logger, ILogger<TimerFunction> functionLogger)
    {
        _logger = logger;
        var zone = settings["WEBSITE_TIME_ZONE"] is { Length: > 0 } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : TimeZoneInfo.Utc;
        var runs = new TimerRuns(options.DataPath);
        foreach (var function in catalog.TriggeredBy<TimerTriggerAttribute>())
        {
            var trigger = (TimerTriggerAttribute)function.Trigger!;
            if (TimerSchedule.Parse(SettingExpressions.Resolve(trigger.Schedule, settings), zone) is { } schedule)
                _timers[function.Name] = new(function, trigger, schedule, runs, pipeline, tracker, clock, services, functionLogger, _stop.Token);
            else
                LogBadSchedule(function.Name, trigger.Schedule);
        }
    }

    public void Start()
    {
        foreach (var timer in _timers.Values)
            timer.Start();
    }

    /// <summary>Runs a timer function beside its schedule; false when there is none of that name.</summary>
    public bool TryRunNow(string name)
    {
        if (!_timers.TryGetValue(name, out var timer))
            return false;
        timer.RunNow();
        return true;
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        await _stop.CancelAsync();
        foreach (var timer in _timers.Values)
            await timer.StopAsync(cancellation);
    }

    public void Dispose()
    {
        foreach (var timer in _timers.Values)
            timer.Dispose();
        _stop.Dispose();
    }

    [LoggerMessage(
        EventId = 4010, Level = LogLevel.Error, Message = "Function {Function} is not run: '{Schedule}' is no schedule, or a setting it names has no value")]
    private partial void LogBadSchedule(string function, string schedule);
}
