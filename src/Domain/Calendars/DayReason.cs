namespace SmartActivities.Domain.Calendars;

/// <summary>Why a day is, or is not, a working day; and why a deadline's explanation counted it, or did not.</summary>
public enum DayReason
{
    /// <summary>A day with working time; a half day too, which then carries the holiday's name.</summary>
    WorkingDay,

    /// <summary>A day of the week without working time.</summary>
    Weekend,

    /// <summary>A holiday that keeps no hours; it has a name.</summary>
    Holiday,

    /// <summary>The person is away; the absence has a name.</summary>
    Absence,

    /// <summary>The day on which counting begins, and which is never counted. Only in explanations.</summary>
    CreationDay,
}
