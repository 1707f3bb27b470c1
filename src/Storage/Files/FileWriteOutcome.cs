namespace SmartActivities.Storage.Files;

/// <summary>What became of a write.</summary>
public abstract record FileWriteOutcome
{
    private FileWriteOutcome()
    {
    }

    /// <summary>The file is whole and durable.</summary>
    /// <param name="File">What was written.</param>
    public sealed record Written(StoredFile File) : FileWriteOutcome;

    /// <summary>The content is longer than allowed; nothing of it was kept, and not all of it was read.</summary>
    /// <param name="Limit">The most bytes that were allowed.</param>
    public sealed record TooLarge(long Limit) : FileWriteOutcome;
}
