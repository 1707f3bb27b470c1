namespace SmartActivities.Domain.Calendars;

/// <summary>One day on the way to a deadline.</summary>
/// <param name="Date">The day, in the calendar's zone.</param>
/// <param name="Counted">Whether it is one of the days that the rule asks for.</param>
/// <param name="Reason">Why.</param>
/// <param name="Name">The name of the holiday or the absence, where there is one.</param>
public readonly record struct ExplainedDay(LocalDate Date, bool Counted, DayReason Reason, string? Name);
