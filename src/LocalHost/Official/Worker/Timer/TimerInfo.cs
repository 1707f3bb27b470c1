namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told of its run.</summary>
public class TimerInfo
{
    /// <summary>Makes it.</summary>
    public TimerInfo()
    {
    }

    /// <summary>The runs before and after; null when the schedule is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether the run comes later than it should have.</summary>
    public bool IsPastDue { get; set; }
}
