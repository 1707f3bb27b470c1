using System.Globalization;

namespace SmartActivities.Domain;

/// <summary>Names one activity of a tenant: a positive integer below 2^53, so that every JSON reader keeps it exact.</summary>
/// <param name="Value">The number; 0 for <c>default</c>, which names nothing.</param>
public readonly record struct ActivityId(long Value) : IComparable<ActivityId>
{
    /// <summary>The largest id.</summary>
    public const long Max = (1L << 53) - 1;

    /// <summary>Reads an id from a route or a body. False unless it is a plain decimal number from 1 to <see cref="Max"/>.</summary>
    public static bool TryParse(string? text, out ActivityId id)
    {
        var valid = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= Max;
        id = valid ? new ActivityId(value) : default;
        return valid;
    }

    /// <inheritdoc />
    public int CompareTo(ActivityId other) => Value.CompareTo(other.Value);

    /// <inheritdoc cref="CompareTo" />
    public static bool operator <(ActivityId left, ActivityId right) => left.Value < right.Value;

    /// <inheritdoc cref="CompareTo" />
    public static bool operator >(ActivityId left, ActivityId right) => left.Value > right.Value;

    /// <inheritdoc cref="CompareTo" />
    public static bool operator <=(ActivityId left, ActivityId right) => left.Value <= right.Value;

    /// <inheritdoc cref="CompareTo" />
    public static bool operator >=(ActivityId left, ActivityId right) => left.Value >= right.Value;

    /// <inheritdoc />
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
