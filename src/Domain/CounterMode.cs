namespace SmartActivities.Domain;

/// <summary>Whose open activities count for a user.</summary>
public enum CounterMode
{
    /// <summary>All on the items that the user is responsible for, whoever has to do them.</summary>
    ItemResponsible,

    /// <summary>Those that the user has to do, whoever is responsible for their items.</summary>
    ActivityResponsible,
}
