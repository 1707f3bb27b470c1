using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NodaTime.Extensions;
using SmartActivities.Storage.Caching;

namespace SmartActivities.Functions.Edge.Identity;

/// <summary>Remembers validated tokens for at most a minute, so that a busy caller pays for one signature a minute and a withdrawn key is
/// noticed as soon.</summary>
/// <param name="time">For the age of what is remembered.</param>
/// <param name="capacity">The most tokens of a generation.</param>
internal sealed class CallerCache(TimeProvider time, int capacity = CallerCache.DefaultCapacity)
{
    private const int DefaultCapacity = 10_000;

    private static readonly Duration Longest = Duration.FromMinutes(1);

    private readonly Generations<TokenDigest, Entry> _entries = new(capacity);

    public bool TryGet(TokenDigest token, [NotNullWhen(true)] out Caller? caller)
    {
        caller = _entries.TryGet(token, out var entry) && Now < entry.Until ? entry.Caller : null;
        return caller is not null;
    }

    public void Keep(TokenDigest token, TokenOutcome.Valid valid) =>
        _entries.Keep(token, new Entry(valid.Caller, Instant.Min(Now + Longest, valid.ExpiresAt)));

    private Instant Now => time.GetCurrentInstant();

    private sealed record Entry(Caller Caller, Instant Until);
}

/// <summary>SHA-256 of a token: what a cache may hold in the token's place.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TokenDigest(UInt128 High, UInt128 Low)
{
    public static TokenDigest Of(string token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(token.AsSpan()), hash);
        return new(BinaryPrimitives.ReadUInt128LittleEndian(hash), BinaryPrimitives.ReadUInt128LittleEndian(hash[16..]));
    }
}
