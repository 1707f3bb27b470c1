namespace SmartActivities.Domain;

/// <summary>What a stage means for an item's life.</summary>
public enum StageSemantics
{
    /// <summary>The item is being worked on.</summary>
    Process,

    /// <summary>It ended well.</summary>
    Won,

    /// <summary>It ended badly; any failing stage counts.</summary>
    Lost,
}
