using System.Buffers;
using System.Globalization;

namespace SmartActivities.Storage.Keys;

/// <summary>
/// Parts whose ordinal order is the order of the values that they stand for: 16 hexadecimal digits each, the sign turned
/// over so that negative values come first. Instants count 100-nanosecond ticks; what is finer is cut off towards the past.
/// </summary>
public static class SortableKey
{
    /// <summary>The characters of every part made here.</summary>
    public const int Length = 16;

    private const ulong Sign = 1UL << 63;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Earliest first.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>Its part.</returns>
    public static KeyPart Ascending(Instant instant) => Number(instant.ToUnixTimeTicks());

    /// <summary>Latest first.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>Its part.</returns>
    public static KeyPart Descending(Instant instant) => Number(~instant.ToUnixTimeTicks());

    /// <summary>Smallest first.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Its part.</returns>
    public static KeyPart Number(long value) =>
        KeyPart.Plain(((ulong)value ^ Sign).ToString("x16", CultureInfo.InvariantCulture));

    /// <summary>Reads what <see cref="Ascending"/> wrote.</summary>
    /// <param name="escaped">The part, as it stands in a key.</param>
    /// <param name="instant">The instant, to the tick.</param>
    /// <returns>False when it is not such a part.</returns>
    public static bool TryReadAscending(ReadOnlySpan<char> escaped, out Instant instant) =>
        TryInstant(TryReadNumber(escaped, out var ticks), ticks, out instant);

    /// <summary>Reads what <see cref="Descending"/> wrote.</summary>
    /// <param name="escaped">The part, as it stands in a key.</param>
    /// <param name="instant">The instant, to the tick.</param>
    /// <returns>False when it is not such a part.</returns>
    public static bool TryReadDescending(ReadOnlySpan<char> escaped, out Instant instant) =>
        TryInstant(TryReadNumber(escaped, out var inverted), ~inverted, out instant);

    /// <summary>Reads what <see cref="Number"/> wrote.</summary>
    /// <param name="escaped">The part, as it stands in a key.</param>
    /// <param name="value">The number.</param>
    /// <returns>False when it is not such a part.</returns>
    public static bool TryReadNumber(ReadOnlySpan<char> escaped, out long value)
    {
        value = 0;
        if (escaped.Length != Length || escaped.ContainsAnyExcept(Digits))
            return false;
        value = (long)(ulong.Parse(escaped, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) ^ Sign);
        return true;
    }

    private static bool TryInstant(bool read, long ticks, out Instant instant)
    {
        var fits = read && ticks >= Instant.MinValue.ToUnixTimeTicks() && ticks <= Instant.MaxValue.ToUnixTimeTicks();
        instant = fits ? Instant.FromUnixTimeTicks(ticks) : default;
        return fits;
    }
}
