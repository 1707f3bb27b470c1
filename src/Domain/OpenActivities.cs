using SmartActivities.Domain.Limits;

namespace SmartActivities.Domain;

/// <summary>The open activities of one item, by deadline, those without one last. <c>default</c> is none.</summary>
public readonly record struct OpenActivities
{
    /// <summary>The most open activities that one item can have. Its card keeps a line for each, and a card must stay small.</summary>
    public const int MaxPerItem = 500;

    private readonly ImmutableArray<OpenActivity> _values;

    private OpenActivities(ImmutableArray<OpenActivity> values) => _values = values;

    /// <summary>The open activities, by deadline.</summary>
    public ImmutableArray<OpenActivity> Values => _values.IsDefault ? [] : _values;

    /// <summary>How many there are.</summary>
    public int Count => Values.Length;

    /// <summary>The earliest deadline; absent when no open activity has one.</summary>
    public Instant? NextDeadline => Values is [{ DeadlineAt: { } first }, ..] ? first : null;

    /// <summary>Takes open activities in any order.</summary>
    public static OpenActivities Of(params IEnumerable<OpenActivity> activities) =>
        new([.. activities.OrderBy(a => a.DeadlineAt ?? Instant.MaxValue).ThenBy(a => a.Id)]);

    /// <summary>These, after <paramref name="before"/> has become <paramref name="after"/>; either may be absent.</summary>
    public OpenActivities With(Activity? before, Activity? after)
    {
        var rest = Values.Where(a => a.Id != before?.Id && a.Id != after?.Id);
        return Of(after is { IsOpen: true } ? [.. rest, OpenActivity.Of(after)] : rest);
    }

    /// <summary>The numbers on the item's card at a moment.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="startOfToday">When the reader's day began: earlier deadlines are overdue, today's are not until midnight.</param>
    public Badges BadgesAt(Instant now, Instant startOfToday)
    {
        int planned = 0, overdue = 0, incoming = 0;
        foreach (var activity in Values)
        {
            switch (activity.CountsAs(now, startOfToday))
            {
                case CounterKind.Planned:
                    planned++;
                    break;
                case CounterKind.Overdue:
                    overdue++;
                    break;
                case CounterKind.Incoming:
                    incoming++;
                    break;
            }
        }

        return new Badges(planned, overdue, incoming, NothingPlanned: Count == 0);
    }

    /// <summary>The refusal of more than an item may have.</summary>
    internal static Decision<T> TooMany<T>(ServiceLimits limits) =>
        new Decision<T>.Conflict("tooManyOpen", $"An item can have at most {limits.OpenActivitiesPerItem} open activities; complete some first.");

    /// <inheritdoc />
    public bool Equals(OpenActivities other) => Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => Values.Aggregate(0, HashCode.Combine);
}
