namespace SmartActivities.Domain;

/// <summary>What has become of a reminder.</summary>
public enum ReminderState
{
    /// <summary>It is still to be raised, be it due or not.</summary>
    Planned,

    /// <summary>Its recipient was told.</summary>
    Delivered,

    /// <summary>It was too old to be raised by itself, and is counted in the "you missed these" notice of the day.</summary>
    Folded,
}
