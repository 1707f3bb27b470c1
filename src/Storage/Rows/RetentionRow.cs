namespace SmartActivities.Storage.Rows;

/// <summary>The key from which a walk through what expires goes on, version 1.</summary>
internal sealed record RetentionRow(string From)
{
    public int V { get; init; } = 1;
}
