namespace SmartActivities.Domain.Calendars;

/// <summary>The working hours of each day of the week.</summary>
public sealed class WeekHours : IEquatable<WeekHours>
{
    // Indexed by IsoDayOfWeek: 0 stays unused.
    private readonly DayHours[] _days;

    private WeekHours(DayHours[] days)
    {
        _days = days;
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            if (!days[(int)day].IsEmpty)
                WorkingDays |= 1 << (int)day;
        }
    }

    /// <summary>Monday to Friday, 09:00-18:00: what a tenant has that never said otherwise.</summary>
    public static WeekHours Default { get; } = MondayToFriday(DayHours.Of(new TimeRange(new LocalTime(9, 0), new LocalTime(18, 0))));

    /// <summary>No working time on any day.</summary>
    public static WeekHours None { get; } = Of(_ => DayHours.None);

    /// <summary>Whether some day of the week has working time.</summary>
    public bool HasWorkingTime => WorkingDays != 0;

    /// <summary>The days of the week with working time: bit 1 is Monday, bit 7 Sunday.</summary>
    internal int WorkingDays { get; }

    /// <summary>The hours of a day of the week.</summary>
    public DayHours this[IsoDayOfWeek day]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfEqual(day, IsoDayOfWeek.None);
            return _days[(int)day];
        }
    }

    /// <summary>Makes a week by asking for the hours of each day once.</summary>
    public static WeekHours Of(Func<IsoDayOfWeek, DayHours> hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var days = new DayHours[8];
        days[0] = DayHours.None;
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
            days[(int)day] = hours(day);
        return new WeekHours(days);
    }

    /// <summary>The same hours from Monday to Friday, and a free weekend.</summary>
    public static WeekHours MondayToFriday(DayHours hours) => Of(day => day <= IsoDayOfWeek.Friday ? hours : DayHours.None);

    /// <inheritdoc/>
    public bool Equals(WeekHours? other) => other is not null && _days.AsSpan().SequenceEqual(other._days);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WeekHours);

    /// <inheritdoc/>
    public override int GetHashCode() => _days.Aggregate(0, HashCode.Combine);
}
