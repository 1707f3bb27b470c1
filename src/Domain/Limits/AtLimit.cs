namespace SmartActivities.Domain.Limits;

/// <summary>What happens when a tenant comes to its limit of open activities.</summary>
public enum AtLimit
{
    /// <summary>Counters are blocked, and all else goes on, as in the model product.</summary>
    BlockCounters,

    /// <summary>What would make the number larger is refused, and counters go on.</summary>
    Refuse,
}
