namespace SmartActivities.Domain.Calendars;

/// <summary>Why written working hours were refused.</summary>
public enum HoursProblem
{
    /// <summary>Not of the form "09:00-18:00".</summary>
    Malformed,

    /// <summary>The end is not after the beginning.</summary>
    EndsBeforeItBegins,

    /// <summary>Two ranges of one day share more than an end.</summary>
    Overlap,

    /// <summary>More than <see cref="DayHours.MaxRanges"/> ranges in one day.</summary>
    TooMany,
}
