namespace SmartActivities.Domain.Calendars;

/// <summary>What came of reading the working hours of a day.</summary>
public abstract record HoursOutcome
{
    private HoursOutcome() { }

    /// <summary>The hours are in order.</summary>
    public sealed record Accepted(DayHours Hours) : HoursOutcome;

    /// <summary>The range at <paramref name="Index"/>, counted from 0 as it was written, breaks a rule.</summary>
    public sealed record Refused(int Index, HoursProblem Problem) : HoursOutcome;
}
