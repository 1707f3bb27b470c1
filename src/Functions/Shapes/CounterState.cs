namespace SmartActivities.Functions.Shapes;

/// <summary>Whether a tenant's counters count.</summary>
internal enum CounterState
{
    Active,

    /// <summary>The tenant is at its limit.</summary>
    Blocked,
}
