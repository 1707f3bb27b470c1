using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Rows;

/// <summary>A part of a sorted list. A place in the list is what follows the prefix of its keys.</summary>
/// <param name="Prefix">How the list's keys begin.</param>
/// <param name="Keys">Which of them.</param>
internal record ListRange(string Prefix, KeyRange Keys)
{
    /// <summary>Stands for the deadline of what has none, and comes last.</summary>
    public static readonly Instant Never = Instant.FromUnixTimeTicks(Instant.MaxValue.ToUnixTimeTicks());

    /// <summary>Of a list by deadline, what is due in an interval. What has no deadline is not.</summary>
    public static KeyRange DueIn(string prefix, Interval due) => new(
        due.HasStart ? prefix + SortableKey.Ascending(due.Start) : prefix,
        prefix + SortableKey.Ascending(due.HasEnd ? due.End : Never));

    /// <summary>The rest of it behind a place; the whole where there is none.</summary>
    public KeyRange After(string? place) => place is null ? Keys : Keys.After(Prefix + place);

    /// <summary>The place of a key.</summary>
    public string PlaceOf(string key) => key[Prefix.Length..];
}
