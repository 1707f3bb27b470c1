namespace SmartActivities.Domain;

/// <summary>How far an activity has come.</summary>
public enum ActivityStatus
{
    /// <summary>It is open: it counts, reminds and can be edited.</summary>
    Planned,

    /// <summary>Somebody did it.</summary>
    Completed,

    /// <summary>Nobody did it: its item was closed, or a clean-up took it.</summary>
    AutoCompleted,
}
