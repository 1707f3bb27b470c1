namespace SmartActivities.Storage;

/// <summary>What came of replacing something as a whole.</summary>
public abstract record PutOutcome
{
    private PutOutcome() { }

    /// <summary>It is written.</summary>
    /// <param name="Revision">Its revision now.</param>
    /// <param name="IsNew">Whether there was none before.</param>
    public sealed record Written(long Revision, bool IsNew) : PutOutcome;

    /// <summary>It is another revision than the caller expected; nothing is changed.</summary>
    public sealed record Stale : PutOutcome;

    /// <summary>There are as many as there may be already; nothing is changed.</summary>
    public sealed record TooMany : PutOutcome;

    /// <summary>All together is longer than a row takes; nothing is changed.</summary>
    public sealed record TooLarge : PutOutcome;
}
