namespace SmartActivities.Domain;

/// <summary>Why a user is told something.</summary>
public enum NotificationKind
{
    /// <summary>An activity's reminder is due.</summary>
    Reminder,

    /// <summary>The user has become responsible for an activity.</summary>
    Assigned,

    /// <summary>The user is no longer responsible for an activity.</summary>
    Unassigned,

    /// <summary>Reminders could not be raised for so long that they are told of together.</summary>
    Missed,

    /// <summary>The tenant comes near its limit of open activities.</summary>
    Limit,
}
