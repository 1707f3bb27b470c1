namespace LocalHost.Durable.Store;

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
