namespace SmartActivities.Functions.Calendars;

/// <summary>What the caller's calendar says of each day of a range.</summary>
internal sealed record WorkingDaysResponse(IReadOnlyList<WorkingDayResponse> Days, string TimeZone);
