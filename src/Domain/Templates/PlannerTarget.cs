namespace SmartActivities.Domain.Templates;

/// <summary>A column of the planner that an item can be dragged to.</summary>
public enum PlannerTarget
{
    /// <summary>Today.</summary>
    Today,

    /// <summary>What is left of this week.</summary>
    ThisWeek,

    /// <summary>Next week.</summary>
    NextWeek,

    /// <summary>In two weeks and later.</summary>
    Later,
}
