using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Edge.Answering;

/// <summary>
/// Makes the opaque cursors of lists and takes them back. A cursor is good only for the list and the tenant that it was made for,
/// so a position in a table can neither be made up nor carried elsewhere.
/// </summary>
public sealed class CursorSigner
{
    private const int MacBytes = 16;
    private const int LongestCursor = 2048;

    private readonly byte[] _key;

    /// <param name="key">At least 32 secret bytes, the same on all instances of the app.</param>
    /// <exception cref="ArgumentException">The key is shorter.</exception>
    public CursorSigner(ReadOnlySpan<byte> key)
    {
        if (key.Length < 32)
            throw new ArgumentException("A key has at least 32 bytes.", nameof(key));
        _key = key.ToArray();
    }

    /// <summary>A cursor for the position where the next page begins.</summary>
    /// <param name="list">Which list: the route, and whatever else chose its rows.</param>
    /// <param name="tenant">The caller's tenant.</param>
    /// <param name="position">Whatever the list needs to go on.</param>
    internal string Sign(string list, string tenant, string position)
    {
        var payload = Encoding.UTF8.GetBytes(position);
        return Base64Url.EncodeToString([.. Mac(list, tenant, payload), .. payload]);
    }

    /// <summary>The position in the request's cursor; null without one; 400 for one that was not made for this list and tenant.</summary>
    internal Parsed<string?> Read(QueryValues query, string list, string tenant)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query[QueryValues.Cursor] is not { } cursor)
            return default(string);
        return Verify(cursor, list, tenant) is { } position
            ? position
            : Problem.MalformedParameter(QueryValues.Cursor, "invalidCursor", "The cursor was not made for this list.");
    }

    /// <summary>The position in a cursor; null for one that was not made for this list and tenant.</summary>
    internal string? Verify(string cursor, string list, string tenant)
    {
        if (cursor.Length > LongestCursor || !Base64Url.IsValid(cursor))
            return null;
        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length < MacBytes)
            return null;
        var payload = bytes.AsSpan(MacBytes);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, MacBytes), Mac(list, tenant, payload))
            ? Encoding.UTF8.GetString(payload)
            : null;
    }

    // Each text is preceded by its length, so that no two triples give the same bytes.
    private ReadOnlySpan<byte> Mac(string list, string tenant, ReadOnlySpan<byte> payload)
    {
        byte[] message = [.. Framed(list), .. Framed(tenant), .. payload];
        return HMACSHA256.HashData(_key, message).AsSpan(0, MacBytes);
    }

    private static byte[] Framed(string text) =>
        [.. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];
}

/// <summary>Gives out the signer of cursors. Its key is fetched for the first list that is asked for, so that no start waits for it.</summary>
/// <param name="secrets">Where the key is kept.</param>
public sealed class Cursors(ServiceSecrets secrets)
{
    private CursorSigner? _signer;

    /// <summary>The signer, the same on all instances of the app.</summary>
    /// <exception cref="Storage.Tables.StorageUnavailableException">Storage does not answer; the next request asks again.</exception>
    public async ValueTask<CursorSigner> SignerAsync(CancellationToken cancellation) =>
        _signer ??= new CursorSigner(await secrets.GetOrMakeAsync("cursors", cancellation));
}
