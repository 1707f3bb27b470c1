using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Rows;

/// <summary>A part of somebody's agenda.</summary>
/// <param name="Prefix">How the keys begin.</param>
/// <param name="Keys">Which of them.</param>
internal sealed record AgendaRange(string Prefix, KeyRange Keys) : ListRange(Prefix, Keys)
{
    /// <summary>Whether the activity of a key counts as a kind. A key that this program writes nowhere does not.</summary>
    public bool Counts(string key, CounterKind kind, UserDay day) => Read(key)?.CountsAs(day.Now, day.Today.Start) == kind;

    /// <summary>The activity of a key.</summary>
    public OpenActivity? Read(string key)
    {
        var place = key.AsSpan(Prefix.Length);
        Span<Range> parts = stackalloc Range[4];
        return place.Split(parts, RowKey.Separator) == 3
            && SortableKey.TryReadAscending(place[parts[0]], out var deadline)
            && SortableKey.TryReadAscending(place[parts[1]], out var lightsAt)
            && SortableKey.TryReadNumber(place[parts[2]], out var id) && id > 0
                ? deadline == Never
                    ? new OpenActivity(new ActivityId(id), null, null, Incoming: true)
                    : new OpenActivity(new ActivityId(id), deadline, lightsAt, Incoming: false)
                : null;
    }
}
