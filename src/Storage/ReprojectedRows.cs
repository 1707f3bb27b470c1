namespace SmartActivities.Storage;

/// <summary>What became of some rows of a tenant.</summary>
/// <param name="Next">Where to go on; absent when all is done.</param>
public sealed record ReprojectedRows(ReprojectionPosition? Next)
{
    /// <summary>Activities that were looked at, open or not.</summary>
    public int Activities { get; init; }

    /// <summary>Items whose rows were written.</summary>
    public int Items { get; init; }

    /// <summary>Superfluous rows that were removed.</summary>
    public int Removed { get; init; }

    /// <summary>The open activities among those looked at that have a reminder to come.</summary>
    public ImmutableArray<Activity> Reminded { get; init; } = [];

    /// <summary>The items whose activities still have to follow what happened to them.</summary>
    public ImmutableArray<Item> CatchingUp { get; init; } = [];

    /// <summary>The keys of primary rows that cannot be read, or whose item is missing. What follows from them stays as it is.</summary>
    public ImmutableArray<string> Unreadable { get; init; } = [];
}
