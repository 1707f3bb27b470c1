using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LocalHost.Durable.Replay;

/// <summary>Name-based UUIDs (RFC 9562, version 5).</summary>
internal static class DeterministicGuid
{
    private static readonly Guid Namespace = new("9f5a4c2e-7d6b-5e0f-8a31-64c1f0b7d2a9");

    public static Guid Of(string name)
    {
        Span<byte> text = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        Namespace.TryWriteBytes(text, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, text[16..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard says SHA-1; nothing is kept secret by it.
        SHA1.HashData(text, hash);
#pragma warning restore CA5350
        var version = BinaryPrimitives.ReadUInt16BigEndian(hash[6..]);
        BinaryPrimitives.WriteUInt16BigEndian(hash[6..], (ushort)((version & 0x0FFF) | 0x5000));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
