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
        AddUsage(batch, changes, read);
        AddFinished(batch, changes);

        foreach (var entry in changes.Timeline)
            batch.Add(new RowChange.Upsert(TenantKeys.Timeline(entry), RowShapes.Timeline.Write(TimelineRow.Of(entry))));
        foreach (var notification in changes.Notifications)
            batch.Add(Put(read, TenantKeys.Inbox(notification), RowShapes.Inbox.Write(InboxRow.Of(notification))));
        return batch;
    }

    private static void AddRows(List<RowChange> batch, ChangeSet changes, Snapshot read, string mark)
    {
        RowSet before = new(), after = new();
        before.AddOld(changes.ItemBefore);
        var item = changes.ItemAfter! with { ChangedAt = changes.LastMoment };
        after.Add(item, WriteMark.After(read.RowOf(TenantKeys.Item(item.Key)), mark));
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

    private static void AddUsage(List<RowChange> batch, ChangeSet changes, Snapshot read)
    {
        var delta = changes.Activities.Sum(change => Open(change.After) - Open(change.Before));
        if (delta == 0)
            return;
        var item = changes.ItemAfter!.Key;
        var key = TenantKeys.Usage(item);
        var body = RowShapes.Usage.Write(read.Usage(item).Plus(item, delta));
        batch.Add(TaggedWrite.Put(read.RowOf(key), key, body));
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

    private static int Open(Activity? activity) => activity is { IsOpen: true } ? 1 : 0;
}
