using System.Globalization;
using Cronos;

namespace LocalHost.Timers;

/// <summary>When a timer function runs: by NCRONTAB (five fields, or six with seconds first), or at a fixed interval.</summary>
internal sealed class TimerSchedule
{
    private readonly CronExpression? _cron;
    private readonly TimeSpan _interval;
    private readonly TimeZoneInfo _zone;

    private TimerSchedule(CronExpression? cron, TimeSpan interval, TimeZoneInfo zone)
    {
        _cron = cron;
        _interval = interval;
        _zone = zone;
    }

    public static TimerSchedule? Parse(string? text, TimeZoneInfo zone)
    {
        var trimmed = text?.Trim() ?? "";
        if (!trimmed.Contains(' ', StringComparison.Ordinal))
        {
            return TimeSpan.TryParse(trimmed, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero
                ? new(cron: null, interval, zone)
                : null;
        }

        var seconds = trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6;
        return CronExpression.TryParse(trimmed, seconds ? CronFormat.IncludeSeconds : CronFormat.Standard, out var cron)
            ? new(cron, TimeSpan.Zero, zone)
            : null;
    }

    /// <summary>The first run after an instant; null when there is none any more.</summary>
    public DateTimeOffset? After(DateTimeOffset instant) => _cron is null
        ? instant + _interval
        : _cron.GetNextOccurrence(instant.UtcDateTime, _zone) is { } next ? new DateTimeOffset(next, TimeSpan.Zero) : null;

    /// <summary>Whether two runs are at least a minute apart; closer ones are never monitored.</summary>
    public bool IsMonitored(DateTimeOffset from) =>
        After(from) is { } first && (After(first) is not { } second || second - first >= TimeSpan.FromMinutes(1));
}
