namespace SmartActivities.Storage;

/// <summary>What is removed by its age.</summary>
public enum Expiring
{
    /// <summary>Answers kept under an Idempotency-Key.</summary>
    Answers,

    /// <summary>Notifications, those apart that nobody has read.</summary>
    Notices,

    /// <summary>Lines of timelines.</summary>
    Lines,

    /// <summary>The place of ended activities in their item's list; they are still read by their id.</summary>
    EndedActivities,

    /// <summary>That cards have moved, which is told to who watches and to who comes back within the time.</summary>
    Moves,

    /// <summary>Reminders that were raised or folded, in the ledgers of who got them.</summary>
    RaisedReminders,
}
