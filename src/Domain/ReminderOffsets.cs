namespace SmartActivities.Domain;

/// <summary>How long before a deadline to remind: distinct, the longest first. <c>default</c> is none.</summary>
public readonly record struct ReminderOffsets
{
    /// <summary>The most reminders that one activity may have.</summary>
    public const int MaxCount = 10;

    /// <summary>The longest time before a deadline at which to remind.</summary>
    public static readonly Duration Max = Duration.FromDays(366);

    /// <summary>The first of the two usual reminders, and the lead at which an activity without reminders becomes urgent.</summary>
    public static readonly Duration DefaultLead = Duration.FromMinutes(15);

    private readonly ImmutableArray<Duration> _values;

    private ReminderOffsets(ImmutableArray<Duration> values) => _values = values;

    /// <summary>The model product's default: 15 minutes before the deadline, and at it.</summary>
    public static ReminderOffsets Default { get; } = Of(DefaultLead, Duration.Zero);

    /// <summary>The offsets, the longest first.</summary>
    public ImmutableArray<Duration> Values => _values.IsDefault ? [] : _values;

    /// <summary>The longest of them; absent when there is none.</summary>
    public Duration? Longest => Values is [var longest, ..] ? longest : null;

    /// <summary>Takes offsets in any order; equal ones count once.</summary>
    /// <exception cref="ArgumentException">They break a rule of <see cref="Check"/>.</exception>
    public static ReminderOffsets Of(params IEnumerable<Duration> offsets)
    {
        var values = offsets.Distinct().OrderDescending().ToImmutableArray();
        return Check(values) is { } rule ? throw new ArgumentException(rule, nameof(offsets)) : new ReminderOffsets(values);
    }

    /// <summary>The rule that a list of offsets breaks, in words for the one who sent it; null when it breaks none.</summary>
    /// <param name="offsets">The offsets.</param>
    /// <param name="most">How many there may be; no more than <see cref="MaxCount"/>.</param>
    public static string? Check(IReadOnlyCollection<Duration> offsets, int most = MaxCount) =>
        offsets.Count > Math.Min(most, MaxCount) ? $"There may be at most {Math.Min(most, MaxCount)} reminders."
        : offsets.Any(o => o < Duration.Zero) ? "A reminder cannot come after the deadline; its offset must not be negative."
        : offsets.Any(o => o > Max) ? "A reminder can come at most 366 days before the deadline."
        : null;

    /// <inheritdoc />
    public bool Equals(ReminderOffsets other) => Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => Values.Aggregate(0, HashCode.Combine);
}
