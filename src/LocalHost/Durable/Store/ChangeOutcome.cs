namespace LocalHost.Durable.Store;

/// <summary>What has become of a change.</summary>
internal abstract record ChangeOutcome
{
    private ChangeOutcome()
    {
    }

    /// <summary>It is stored.</summary>
    public sealed record Done(StoreEffects Effects) : ChangeOutcome;

    /// <summary>The id is in use: its instance has not ended.</summary>
    public sealed record InUse : ChangeOutcome;

    /// <summary>There is no such instance.</summary>
    public sealed record Unknown : ChangeOutcome;

    /// <summary>It has ended, or it is not any more what the change was made for.</summary>
    public sealed record Gone : ChangeOutcome;

    /// <summary>The store could not do it, and nothing of it has happened.</summary>
    public sealed record Broken(Exception Exception) : ChangeOutcome;
}

/// <summary>What a stored change makes possible or known.</summary>
internal sealed class StoreEffects
{
    /// <summary>Instances that have something in their inbox.</summary>
    public HashSet<long> Woken { get; } = [];

    public List<ActivityRow> Activities { get; } = [];

    /// <summary>Ids of instances whose state is another now.</summary>
    public List<string> Changed { get; } = [];

    public long EarliestTimer { get; set; } = long.MaxValue;

    public int Purged { get; set; }
}
