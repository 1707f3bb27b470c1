using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>An orchestration that has ended: the one of an activity, or one that is named.</summary>
public sealed record FinishedOrchestration
{
    private FinishedOrchestration(Row row) => Row = row;

    /// <summary>The activity whose orchestration it is; absent for one that is named.</summary>
    public ActivityId? Activity { get; private init; }

    /// <summary>The name of any other; absent for one of an activity.</summary>
    public string? Instance { get; private init; }

    internal Row Row { get; }

    /// <summary>What a row tells; null when it tells nothing that this program can read.</summary>
    internal static FinishedOrchestration? Of(Row row)
    {
        // No instance has an id of sixteen digits alone.
        if (RowKey.Split(row.Key) is [_, _, var number] && SortableKey.TryReadNumber(number, out var id))
            return new FinishedOrchestration(row) { Activity = new ActivityId(id) };
        return Readable.OrNull(row, RowShapes.Finished.Read) is { Instance: { } instance } ? new FinishedOrchestration(row) { Instance = instance } : null;
    }
}
