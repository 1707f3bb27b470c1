namespace SmartActivities.Domain;

/// <summary>One line of what happened on an item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When; a late reminder says in <paramref name="Data"/> for when it was meant.</param>
/// <param name="Sequence">Tells lines of one moment apart. It follows from the cause alone, so that telling twice writes one line.</param>
/// <param name="By">Who did it; absent when nobody did.</param>
/// <param name="ActivityId">The activity that it is about, if any.</param>
/// <param name="Data">A few named details: short texts, ids, moments.</param>
public sealed record TimelineEntry(
    ItemKey Item,
    TimelineKind Kind,
    Instant At,
    string Sequence,
    UserId? By,
    ActivityId? ActivityId,
    ImmutableSortedDictionary<string, string> Data)
{
    /// <summary>The moment by which the line is sorted: <see cref="At"/>, or a few ticks later behind other lines of that moment.</summary>
    public Instant SortedAt { get; init; } = At;
}
