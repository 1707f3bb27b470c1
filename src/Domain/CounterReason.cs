namespace SmartActivities.Domain;

/// <summary>Why an open activity counts for a user.</summary>
public enum CounterReason
{
    /// <summary>The moment of its longest reminder has come; 15 minutes before the deadline where it has none.</summary>
    Urgent,

    /// <summary>Its deadline passed today.</summary>
    PassedToday,

    /// <summary>Its deadline passed before today.</summary>
    PassedBeforeToday,

    /// <summary>It came in and waits for an answer.</summary>
    WaitsForAnswer,
}
