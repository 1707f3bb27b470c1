using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function on a schedule.</summary>
/// <param name="schedule">Six cron fields (seconds first), a time span, or a setting's name in per cent signs.</param>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>Six cron fields (seconds first), a time span, or a setting's name in per cent signs.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Whether the function also runs when the host starts.</summary>
    public bool RunOnStartup { get; set; }

    /// <summary>Whether runs are recorded, so that a missed one is made up for. Never for schedules under a minute.</summary>
    public bool UseMonitor { get; set; } = true;
}
