using SmartActivities.Domain.Limits;

namespace SmartActivities.Storage.Rows;

/// <summary>How many open activities one part counts, by item type, version 1.</summary>
internal sealed record UsageRow(ImmutableSortedDictionary<string, long> Open)
{
    public int V { get; init; } = 1;

    /// <summary>The bytes of the files of its items' activities, open and ended.</summary>
    public long FileBytes { get; init; }

    /// <summary>Up to how many it counts without asking.</summary>
    public long? Most { get; init; }

    /// <summary>Whether each change is counted in the whole too.</summary>
    public bool InTurn { get; init; }

    /// <summary>A recount that is under way; those who change the count keep it right too.</summary>
    public UsageRecount? Recount { get; init; }

    /// <summary>The last recount that came to its end.</summary>
    public string? RecountedBy { get; init; }

    public static UsageRow Empty { get; } = new(ImmutableSortedDictionary<string, long>.Empty);

    public UsageRow Plus(ItemKey item, long open, long fileBytes) => this with
    {
        Open = Plus(Open, item.Type.Value, open),
        FileBytes = FileBytes + fileBytes,
        Recount = Recount?.Plus(item, open, fileBytes),
    };

    public UsagePart ToPart() => new(Open.Values.Sum(), Most, InTurn);

    /// <summary>The same count, with what a part may do of its own.</summary>
    public UsageRow With(UsagePart part) => this with { Most = part.Most, InTurn = part.TakesTurns };

    public static ImmutableSortedDictionary<string, long> Plus(ImmutableSortedDictionary<string, long> counts, string type, long delta)
    {
        var count = counts.GetValueOrDefault(type) + delta;
        return count > 0 ? counts.SetItem(type, count) : counts.Remove(type);
    }
}
