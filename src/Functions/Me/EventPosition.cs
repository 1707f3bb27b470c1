using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SmartActivities.Storage.Keys;

namespace SmartActivities.Functions.Me;

/// <summary>
/// How far a stream of events has told: everything up to a moment, and what came after it one by one. What is sorted by moments becomes visible in
/// another order, since clocks differ and a commit takes its time; so the moment stays behind the clock, and the rest is known by name.
/// </summary>
internal sealed class EventPosition
{
    /// <summary>How long something may take from its moment until it can be read.</summary>
    public static readonly Duration Overlap = Duration.FromSeconds(30);

    // An id travels in a header. Who was told of more within half a minute may be told of some of it again.
    private const int MostWritten = 100;
    private const int DigestBytes = 6;
    private const int DigestLength = 8;

    private readonly Dictionary<string, Instant> _told = new(StringComparer.Ordinal);

    private EventPosition(Instant since) => Since = since;

    /// <summary>Everything up to this moment is told.</summary>
    public Instant Since { get; private set; }

    /// <summary>The position of a stream that begins.</summary>
    public static EventPosition At(Instant now) => new(now - Overlap);

    /// <summary>The position that <see cref="ToString"/> wrote; null for any other text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="now">The present moment: so long the things that were told are remembered from now on, too.</param>
    public static EventPosition? Read(string text, Instant now)
    {
        if (text.Length < SortableKey.Length
            || !SortableKey.TryReadAscending(text.AsSpan(0, SortableKey.Length), out var since)
            || (text.Length - SortableKey.Length) % DigestLength != 0)
        {
            return null;
        }

        var position = new EventPosition(since);
        foreach (var digest in text[SortableKey.Length..].Chunk(DigestLength))
            position._told[new string(digest)] = now;
        return position;
    }

    /// <summary>Whether something is still to be told.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="at">Its moment.</param>
    public bool IsNew(string id, Instant at) => at > Since && !_told.ContainsKey(Digest(id));

    /// <summary>Notes that something is told.</summary>
    public void Note(string id, Instant at) => _told[Digest(id)] = at;

    /// <summary>Goes on, when everything is told that could be read at a moment.</summary>
    public void MoveTo(Instant now)
    {
        Since = Instant.Max(Since, now - Overlap);
        foreach (var (digest, at) in _told)
        {
            if (at <= Since)
                _told.Remove(digest);
        }
    }

    /// <summary>The position as a text.</summary>
    public override string ToString() =>
        SortableKey.Ascending(Since).Escaped + string.Concat(_told.OrderByDescending(one => one.Value).Take(MostWritten).Select(one => one.Key));

    private static string Digest(string id) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, DigestBytes));
}
