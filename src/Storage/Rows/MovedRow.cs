using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Rows;

/// <summary>A card that has moved, version 1: what is told of it to who watches.</summary>
internal sealed record MovedRow(
    string Type, string Id, StageRow? Stage, Instant AttentionAt, AttentionCause AttentionCause, long? AttentionActivity)
{
    public int V { get; init; } = 1;

    public static MovedRow Of(Item item) => new(
        item.Key.Type.Value,
        item.Key.Id.Value,
        item.Stage is { } stage ? new StageRow(stage.Pipeline.Value, stage.Id.Value, stage.Semantics) : null,
        item.Attention.At,
        item.Attention.Cause,
        item.Attention.ActivityId?.Value);

    /// <summary>The card that lies under a key of a user's moves, which tells when it moved.</summary>
    public static MovedCard Read(Row row, UserId user)
    {
        SortableKey.TryReadDescending(row.Key.AsSpan(TenantKeys.MovedOf(user).Length, SortableKey.Length), out var at);
        return RowShapes.Moved.Read(row.Body).ToCard(at);
    }

    private MovedCard ToCard(Instant at) => new(
        new ItemKey(ItemType.Parse(Type), ItemId.Parse(Id)),
        Stage is null ? null : new Stage(PipelineId.Parse(Stage.Pipeline), StageId.Parse(Stage.Id), Stage.Semantics),
        new Attention(AttentionAt, AttentionCause, AttentionActivity is { } id ? new ActivityId(id) : null),
        at);
}
