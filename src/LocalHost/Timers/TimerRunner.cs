using LocalHost.Clock;
using LocalHost.Functions;
using LocalHost.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LocalHost.Timers;

/// <summary>Runs the app's timer functions when they are due.</summary>
internal sealed partial class TimerRunner : IDisposable
{
    private const string ZoneSetting = "WEBSITE_TIME_ZONE";

    private readonly Dictionary<string, TimerFunction> _timers = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource _stop = new();
    private readonly ILogger<TimerRunner> _logger;
    private readonly TimerRuns _runs;

    public TimerRunner(
        FunctionIndex functions, Invocations invocations, IdleGate idle, LocalClock clock, HostingOptions options, ILoggerFactory loggers)
    {
        _logger = loggers.CreateLogger<TimerRunner>();
        var zone = ZoneIn(options.Settings);
        _runs = new(options.DataPath);
        var logger = loggers.CreateLogger<TimerFunction>();
        foreach (var function in functions.TriggeredBy(FunctionEntry.Timer))
        {
            var text = function.Text("schedule") ?? "";
            if (TimerSchedule.Parse(SettingExpressions.Resolve(text, options.Settings), zone) is { } schedule)
                _timers[function.Name] = new(function, schedule, _runs, invocations, idle, clock, logger, _stop.Token);
            else
                LogBadSchedule(function.Name, text);
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
        _runs.Dispose();
        _stop.Dispose();
    }

    private static TimeZoneInfo ZoneIn(IConfiguration settings)
    {
        if (settings[ZoneSetting] is not { Length: > 0 } id)
            return TimeZoneInfo.Utc;
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : throw new HostStartException($"{ZoneSetting} '{id}' is no time zone.");
    }

    [LoggerMessage(
        EventId = 4010, Level = LogLevel.Error, Message = "Function {Function} is not run: '{Schedule}' is no schedule, or a setting it names has no value")]
    private partial void LogBadSchedule(string function, string schedule);
}
