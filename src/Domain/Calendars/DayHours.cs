namespace SmartActivities.Domain.Calendars;

/// <summary>The working hours of one day: ranges in ascending order that do not overlap; none means that nobody works.</summary>
public sealed class DayHours : IEquatable<DayHours>
{
    /// <summary>The most ranges that one day may have.</summary>
    public const int MaxRanges = 12;

    private DayHours(ImmutableArray<TimeRange> ranges) => Ranges = ranges;

    /// <summary>A day off.</summary>
    public static DayHours None { get; } = new([]);

    /// <summary>The ranges, earliest first.</summary>
    public ImmutableArray<TimeRange> Ranges { get; }

    /// <summary>Whether there is no working time at all.</summary>
    public bool IsEmpty => Ranges.IsEmpty;

    /// <summary>Whether 24:00 may stand as a time of this day: it ends the last range, or there are no hours that it could lie outside of.</summary>
    public bool LastUntilMidnight => Ranges is not [.., var last] || last.EndsAtMidnight;

    /// <summary>Makes the hours of a day from known-good ranges, in any order.</summary>
    /// <exception cref="ArgumentException">Ranges overlap, or there are too many.</exception>
    public static DayHours Of(params ReadOnlySpan<TimeRange> ranges) => Check([.. ranges]) switch
    {
        HoursOutcome.Accepted accepted => accepted.Hours,
        HoursOutcome.Refused refused => throw new ArgumentException($"Range {refused.Index}: {refused.Problem}", nameof(ranges)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Reads ranges such as "09:00-13:00", in any order; ranges may touch but not overlap.</summary>
    public static HoursOutcome Parse(IReadOnlyList<string> ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        if (ranges.Count > MaxRanges)
            return new HoursOutcome.Refused(MaxRanges, HoursProblem.TooMany);
        var read = new TimeRange[ranges.Count];
        for (var i = 0; i < read.Length; i++)
        {
            if (TimeRange.TryParse(ranges[i], out read[i]) is { } problem)
                return new HoursOutcome.Refused(i, problem);
        }
        return Check(read);
    }

    /// <summary>
    /// The default deadline rule's time of day: a time inside the hours stays; one between two ranges, or before the first,
    /// moves to the start of the next; one after the last moves to the start of the first. Without hours every time stays.
    /// </summary>
    public LocalTime Fit(LocalTime time)
    {
        if (Ranges.IsEmpty)
            return time;
        foreach (var range in Ranges)
        {
            if (time <= range.To)
                return LocalTime.Max(time, range.From);
        }
        return Ranges[0].From;
    }

    /// <inheritdoc/>
    public bool Equals(DayHours? other) => other is not null && Ranges.AsSpan().SequenceEqual(other.Ranges.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DayHours);

    /// <inheritdoc/>
    public override int GetHashCode() => Ranges.Aggregate(0, HashCode.Combine);

    /// <summary>The ranges as they are read, separated by commas.</summary>
    public override string ToString() => string.Join(", ", Ranges);

    private static HoursOutcome Check(TimeRange[] ranges)
    {
        if (ranges.Length > MaxRanges)
            return new HoursOutcome.Refused(MaxRanges, HoursProblem.TooMany);
        var order = Enumerable.Range(0, ranges.Length).OrderBy(i => ranges[i].From).ToArray();
        for (var i = 1; i < order.Length; i++)
        {
            if (ranges[order[i]].From < ranges[order[i - 1]].To)
                return new HoursOutcome.Refused(order[i], HoursProblem.Overlap);
        }
        return new HoursOutcome.Accepted(ranges.Length == 0 ? None : new DayHours([.. order.Select(i => ranges[i])]));
    }
}
