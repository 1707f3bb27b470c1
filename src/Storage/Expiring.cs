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
}
