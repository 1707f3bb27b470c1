namespace SmartActivities.Storage.Rows;

/// <summary>An orchestration that has ended and is to be purged, version 1: the one of an activity, or one that is named.</summary>
internal sealed record FinishedRow(long? Activity, string? Instance)
{
    public int V { get; init; } = 1;
}
