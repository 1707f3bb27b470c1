namespace SmartActivities.Domain;

/// <summary>What an open activity counts as; each counts once.</summary>
public enum CounterKind
{
    /// <summary>Urgent: the moment of the longest reminder has come, and the deadline's day is not over.</summary>
    Planned,

    /// <summary>The deadline passed on an earlier day of the reader.</summary>
    Overdue,

    /// <summary>A contact that waits for an answer.</summary>
    Incoming,
}
