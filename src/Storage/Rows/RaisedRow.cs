namespace SmartActivities.Storage.Rows;

/// <summary>A reminder that was raised or folded, in the ledger of who was reminded, version 1.</summary>
internal sealed record RaisedRow(long Activity, string ItemType, string ItemId, Instant PlannedAt, long? Offset, Instant At, bool Folded)
{
    public int V { get; init; } = 1;

    public static RaisedRow Of(LedgerEntry entry) => new(
        entry.ActivityId.Value,
        entry.Item.Type.Value,
        entry.Item.Id.Value,
        entry.Reminder.At,
        entry.Reminder.Offset?.BclCompatibleTicks,
        entry.DeliveredAt!.Value,
        entry.IsFolded);

    public LedgerEntry ToEntry(UserId recipient) => new(
        recipient,
        new ActivityId(Activity),
        new ItemKey(Domain.ItemType.Parse(ItemType), Domain.ItemId.Parse(ItemId)),
        new Reminder(Offset is { } ticks ? Duration.FromTicks(ticks) : null, PlannedAt),
        At,
        Folded);
}
