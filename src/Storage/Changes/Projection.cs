using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>Turns a change set into the one batch that writes all of it.</summary>
internal static class Projection
{
    /// <param name="changes">What was decided.</param>
    /// <param name="read">The rows that it was decided on.</param>
    /// <param name="mark">The mark that the batch leaves in the item's row, which every batch writes under its tag.</param>
    public static List<RowChange> Of(ChangeSet changes, Snapshot read, string mark)
    {
        var batch = new List<RowChange>();
        AddRows(batch, changes, read, mark);
        AddFinished(batch, changes);
        AddMoved(batch, changes, changes.ItemBefore, changes.ItemAfter);
        AddMoved(batch, changes, changes.TargetBefore, changes.TargetAfter);

        foreach (var entry in changes.Timeline)
            batch.Add(new RowChange.Upsert(TenantKeys.Timeline(entry), RowShapes.Timeline.Write(TimelineRow.Of(entry))));
        foreach (var notification in changes.Notifications)
        {
            batch.Add(Put(read, TenantKeys.Inbox(notification), RowShapes.Inbox.Write(InboxRow.Of(notification))));
            batch.Add(new RowChange.Upsert(TenantKeys.Unread(notification), TenantKeys.SaysItAll));
        }

        foreach (var entry in changes.Ledger)
            batch.Add(new RowChange.Upsert(TenantKeys.Raised(entry), RowShapes.Raised.Write(RaisedRow.Of(entry))));

        return batch;
    }

    private static void AddRows(List<RowChange> batch, ChangeSet changes, Snapshot read, string mark)
    {
        RowSet before = new(), after = new();
        before.AddOld(changes.ItemBefore);
        if (changes.ItemAfter is { } item)
            after.Add(item with { ChangedAt = changes.LastMoment }, WriteMark.After(read.RowOf(TenantKeys.Item(item.Key)), mark));
        if (changes.TargetAfter is { } target)
        {
            before.AddOld(changes.TargetBefore);
            after.Add(
                target with { ChangedAt = changes.LastMoment },
                WriteMark.Of(read.RowOf(TenantKeys.Item(target.Key))) is { IsEmpty: false } marks ? marks : null);
        }

        foreach (var change in changes.Activities)
        {
            before.Add(change.Before);
            after.Add(change.After);
        }

        // What is as it was is written too: nothing but its kind's function says that it is there.
        foreach (var (key, row) in after.Rows)
            batch.Add(!row.Kind.IsPrimary ? new RowChange.Upsert(key, row.Body) : TaggedWrite.Put(read.Knows(key) ? read.RowOf(key) : null, key, row.Body));
        foreach (var (key, row) in before.Rows)
        {
            if (!after.Rows.ContainsKey(key))
                batch.Add(new RowChange.Delete(key, row.Kind.IsPrimary ? read.TagOf(key) : null));
        }
    }

    /// <summary>What was read is written under its tag, since it is a count that others change too; all else is new, and ours alone.</summary>
    private static RowChange Put(Snapshot read, string key, string body) =>
        read.Knows(key) ? TaggedWrite.Put(read.RowOf(key), key, body) : new RowChange.Upsert(key, body);

    /// <summary>Tells the item's responsible that its card has moved. No two changes of an item have the same last moment.</summary>
    private static void AddMoved(List<RowChange> batch, ChangeSet changes, Item? before, Item? after)
    {
        if (after is not null && after.HasMovedSince(before))
            batch.Add(new RowChange.Upsert(TenantKeys.Moved(after, changes.LastMoment), RowShapes.Moved.Write(MovedRow.Of(after))));
    }

    /// <summary>The orchestration of an activity ends with its plan, and what ends the plan says that it may be purged.</summary>
    private static void AddFinished(List<RowChange> batch, ChangeSet changes)
    {
        foreach (var (before, after) in changes.Activities)
        {
            if (before is { NextReminderAt: not null } && after?.NextReminderAt is null)
                batch.Add(new RowChange.Upsert(TenantKeys.Finished(changes.Now, before.Id), RowShapes.Finished.Write(new FinishedRow(before.Id.Value, null))));
        }
    }
}
