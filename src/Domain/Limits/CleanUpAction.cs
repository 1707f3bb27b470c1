namespace SmartActivities.Domain.Limits;

/// <summary>What a clean-up does with outdated activities.</summary>
public enum CleanUpAction
{
    /// <summary>They end as completed by nobody.</summary>
    Complete,

    /// <summary>They go, with their files.</summary>
    Delete,
}
