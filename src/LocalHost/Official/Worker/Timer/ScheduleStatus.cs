namespace Microsoft.Azure.Functions.Worker;

/// <summary>The runs before and after of a timer function, in UTC.</summary>
public class ScheduleStatus
{
    /// <summary>Makes it.</summary>
    public ScheduleStatus()
    {
    }

    /// <summary>The run before; 0001-01-01 when there was none.</summary>
    public DateTime Last { get; set; }

    /// <summary>The run that comes next.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this was recorded.</summary>
    public DateTime LastUpdated { get; set; }
}
