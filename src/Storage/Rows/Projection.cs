using System.Text.Json;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Rows;

/// <summary>Turns a change set into the one batch that writes all of it.</summary>
internal static class Projection
{
    /// <param name="changes">What was decided.</param>
    /// <param name="read">The rows that it was decided on.</param>
    public static List<RowChange> Of(ChangeSet changes, Snapshot read)
    {
        var batch = new List<RowChange>();
        AddDifference(batch, changes, read);
        AddUsage(batch, changes, read);

        foreach (var entry in changes.Timeline)
            batch.Add(new RowChange.Upsert(TenantKeys.Timeline(entry), JsonSerializer.Serialize(TimelineRow.Of(entry), RowJson.Context.TimelineRow)));
        foreach (var notification in changes.Notifications)
            batch.Add(new RowChange.Upsert(TenantKeys.Inbox(notification), JsonSerializer.Serialize(InboxRow.Of(notification), RowJson.Context.InboxRow)));
        return batch;
    }

    private static void AddDifference(List<RowChange> batch, ChangeSet changes, Snapshot read)
    {
        RowSet before = new(), after = new();
        before.Add(changes.ItemBefore);
        after.Add(changes.ItemAfter);
        foreach (var change in changes.Activities)
        {
            before.Add(change.Before);
            after.Add(change.After);
        }

        foreach (var (key, body) in after.Bodies)
        {
            if (!before.Bodies.TryGetValue(key, out var old))
                batch.Add(IsPrimary(key) ? new RowChange.Insert(key, body) : new RowChange.Upsert(key, body));
            else if (!string.Equals(old, body, StringComparison.Ordinal))
                batch.Add(IsPrimary(key) ? new RowChange.Replace(key, body, read.TagOf(key)!.Value) : new RowChange.Upsert(key, body));
        }

        foreach (var key in before.Bodies.Keys)
        {
            if (!after.Bodies.ContainsKey(key))
                batch.Add(new RowChange.Delete(key, IsPrimary(key) ? read.TagOf(key) : null));
        }
    }

    /// <summary>Only items and activities are written under tags. All other rows follow from them, and whoever writes those holds the
    /// tag of what they follow from.</summary>
    private static bool IsPrimary(string key) =>
        key.StartsWith("activity|", StringComparison.Ordinal) || key.StartsWith("item|", StringComparison.Ordinal);

    private static void AddUsage(List<RowChange> batch, ChangeSet changes, Snapshot read)
    {
        var delta = changes.Activities.Sum(change => Open(change.After) - Open(change.Before));
        if (delta == 0)
            return;
        var item = changes.ItemAfter!.Key;
        var key = TenantKeys.Usage(item);
        var body = JsonSerializer.Serialize(read.Usage(item).Plus(item.Type, delta), RowJson.Context.UsageRow);
        batch.Add(read.TagOf(key) is { } tag ? new RowChange.Replace(key, body, tag) : new RowChange.Insert(key, body));
    }

    private static int Open(Activity? activity) => activity is { IsOpen: true } ? 1 : 0;
}
