namespace SmartActivities.Storage.Rows;

/// <summary>An open activity in the ledger of who is reminded, version 1: all reminders that are still to be raised, the earliest first.</summary>
internal sealed record UpcomingRow(long Id, string ItemType, string ItemId, ImmutableArray<UpcomingReminder> Reminders)
{
    public int V { get; init; } = 1;

    public static UpcomingRow Of(Activity activity) => new(
        activity.Id.Value,
        activity.Item.Type.Value,
        activity.Item.Id.Value,
        [.. ReminderTimes.Ahead(activity).Select(reminder => new UpcomingReminder(reminder.At, reminder.Offset?.BclCompatibleTicks))]);

    public IEnumerable<LedgerEntry> ToEntries(UserId recipient)
    {
        var item = new ItemKey(Domain.ItemType.Parse(ItemType), Domain.ItemId.Parse(ItemId));
        return Reminders.Select(one => new LedgerEntry(recipient, new ActivityId(Id), item, one.ToReminder()));
    }
}
