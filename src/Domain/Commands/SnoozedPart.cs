namespace SmartActivities.Domain.Commands;

/// <summary>What of an activity can be put off.</summary>
public enum SnoozedPart
{
    /// <summary>By when it has to be done.</summary>
    Deadline,

    /// <summary>When the user is reminded; the deadline stays.</summary>
    Reminder,
}
