namespace SmartActivities.Storage.Rows;

/// <summary>The first id that no block has taken yet, version 1.</summary>
internal sealed record SequenceRow(long Next)
{
    public int V { get; init; } = 1;
}
