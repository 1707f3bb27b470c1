using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>Writes under the tag of what was read.</summary>
internal static class TaggedWrite
{
    /// <param name="read">The row as it was read; null when there was none.</param>
    /// <param name="key">Its key.</param>
    /// <param name="body">What it will hold.</param>
    public static RowChange Put(Row? read, string key, string body) =>
        read is null ? new RowChange.Insert(key, body) : new RowChange.Replace(key, body, read.Tag);
}
