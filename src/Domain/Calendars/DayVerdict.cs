namespace SmartActivities.Domain.Calendars;

/// <summary>What a calendar says of one day.</summary>
/// <param name="Reason">Why it is a working day or is not.</param>
/// <param name="Name">The name of the holiday or the absence; null on a plain day.</param>
/// <param name="Hours">The working hours; empty unless it is a working day.</param>
public readonly record struct DayVerdict(DayReason Reason, string? Name, DayHours Hours)
{
    /// <summary>Whether there is working time on this day.</summary>
    public bool IsWorking => Reason == DayReason.WorkingDay;
}
