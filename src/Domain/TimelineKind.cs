namespace SmartActivities.Domain;

/// <summary>What a line of an item's timeline tells.</summary>
public enum TimelineKind
{
    /// <summary>An activity was planned.</summary>
    Created,

    /// <summary>An activity was edited.</summary>
    Edited,

    /// <summary>An activity got another responsible.</summary>
    Assigned,

    /// <summary>A reminder was raised.</summary>
    Reminder,

    /// <summary>A deadline or a reminder was put off.</summary>
    Snoozed,

    /// <summary>Somebody completed an activity.</summary>
    Completed,

    /// <summary>An activity ended because its item was closed.</summary>
    AutoCompleted,

    /// <summary>A completed activity was opened again.</summary>
    Reopened,

    /// <summary>An activity was deleted.</summary>
    Deleted,

    /// <summary>A file came to an activity.</summary>
    FileAdded,

    /// <summary>A file was taken from an activity.</summary>
    FileRemoved,

    /// <summary>Somebody wrote a comment.</summary>
    Comment,

    /// <summary>A contact came in.</summary>
    Incoming,

    /// <summary>The item moved to another stage.</summary>
    StageChanged,
}
