namespace SmartActivities.Domain;

/// <summary>A column of the planner: where an item stands by its nearest open deadline, seen from the reader's day. An item with a contact that waits for
/// an answer stands in <see cref="Today"/>, whatever else is planned.</summary>
public enum PlannerColumn
{
    /// <summary>The nearest deadline passed before today.</summary>
    Overdue,

    /// <summary>Due today.</summary>
    Today,

    /// <summary>Due in what is left of this week.</summary>
    ThisWeek,

    /// <summary>Due next week.</summary>
    NextWeek,

    /// <summary>Due after next week.</summary>
    Later,

    /// <summary>No open activity; the longest forgotten first.</summary>
    NothingPlanned,
}
