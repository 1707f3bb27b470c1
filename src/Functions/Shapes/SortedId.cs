using System.Buffers;
using System.Globalization;

namespace SmartActivities.Functions.Shapes;

/// <summary>Ids of what lies in a list that is sorted by moments: they say where it lies. Clients pass them back as they are.</summary>
internal static class SortedId
{
    private const int MaxLength = 200;

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    public static string Of(Instant sortedAt, string sequence) => string.Create(CultureInfo.InvariantCulture, $"{sortedAt.ToUnixTimeTicks()}-{sequence}");

    /// <summary>Null for what was never such an id.</summary>
    public static (Instant SortedAt, string Sequence)? TryRead(string? id)
    {
        if (id is not { Length: <= MaxLength } || id.IndexOf('-', StringComparison.Ordinal) is not (> 0 and var end))
            return null;
        return long.TryParse(id.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= Instant.MaxValue.ToUnixTimeTicks()
            && id.AsSpan(end + 1) is { Length: > 0 } sequence
            && sequence.IndexOfAnyExcept(Characters) < 0
                ? (Instant.FromUnixTimeTicks(ticks), sequence.ToString())
                : null;
    }
}
