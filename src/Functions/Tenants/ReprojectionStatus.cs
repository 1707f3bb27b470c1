namespace SmartActivities.Functions.Tenants;

/// <summary>How a reprojection fares.</summary>
public enum ReprojectionStatus
{
    /// <summary>It goes on, or is about to begin.</summary>
    Running,

    /// <summary>It has come to its end.</summary>
    Finished,

    /// <summary>It has given up, or was ended; it can be started again.</summary>
    Failed,
}
