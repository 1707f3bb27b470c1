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
