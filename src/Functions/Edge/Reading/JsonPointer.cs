using System.Text;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>RFC 6901 pointers, and the serializer's own notation for a place (<c>$.a[0]['b.c']</c>) turned into them.</summary>
internal static class JsonPointer
{
    // A member's name is the sender's; an answer need not repeat all of it.
    private const int LongestSegment = 128;

    /// <summary>One step into an object, escaped: <c>a/b</c> becomes <c>/a~1b</c>.</summary>
    public static string Of(string member) => "/" + Escape(member);

    public static string Of(IEnumerable<string> segments) => string.Concat(segments.Select(Of));

    /// <summary>The names and indexes on the way from the root, outermost first.</summary>
    public static ImmutableArray<string> Segments(string? path)
    {
        var segments = ImmutableArray.CreateBuilder<string>();
        var rest = path.AsSpan();
        if (rest is ['$', ..])
            rest = rest[1..];
        while (!rest.IsEmpty)
        {
            if (rest.StartsWith("['"))
                segments.Add(TakeQuoted(ref rest));
            else
                segments.Add(TakePlain(ref rest));
        }

        return segments.ToImmutable();
    }

    // A quote inside a quoted name may stand bare: the name ends where a quote, a bracket and a further step (or nothing) follow.
    private static string TakeQuoted(ref ReadOnlySpan<char> rest)
    {
        for (var end = 2; end + 1 < rest.Length; end++)
        {
            if (rest[end..] is not (['\'', ']'] or ['\'', ']', '.' or '[', ..]))
                continue;
            var name = rest[2..end].ToString();
            rest = rest[(end + 2)..];
            return name;
        }

        var whole = rest[2..].ToString();
        rest = default;
        return whole;
    }

    private static string TakePlain(ref ReadOnlySpan<char> rest)
    {
        var inner = rest[1..];
        var end = rest[0] == '[' ? inner.IndexOf(']') : inner.IndexOfAny('.', '[');
        var segment = end < 0 ? inner.ToString() : inner[..end].ToString();
        rest = end < 0 ? default : inner[(end + (rest[0] == '[' ? 1 : 0))..];
        return segment;
    }

    private static string Escape(string segment)
    {
        var bounded = segment.Length <= LongestSegment ? segment : segment[..LongestSegment] + "…";
        return new StringBuilder(bounded).Replace("~", "~0").Replace("/", "~1").ToString();
    }
}
