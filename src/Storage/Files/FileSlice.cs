using System.Runtime.InteropServices;

namespace SmartActivities.Storage.Files;

/// <summary>Which bytes of a file; the default is all of them. What lies past the end of the file is left out.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FileSlice
{
    /// <summary>The bytes from an offset on.</summary>
    /// <param name="offset">The first byte, counted from 0.</param>
    /// <param name="length">How many bytes, at least 1; null for the rest of the file.</param>
    public FileSlice(long offset, long? length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (length is { } given)
            ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(length));
        Offset = offset;
        Length = length;
    }

    /// <summary>The whole file.</summary>
    public static FileSlice Whole => default;

    /// <summary>The first byte, counted from 0.</summary>
    public long Offset { get; }

    /// <summary>How many bytes; null for the rest of the file.</summary>
    public long? Length { get; }

    /// <summary>How many bytes of a file of a certain size lie in the slice.</summary>
    internal long Within(long size) => Math.Max(0, Math.Min(Length ?? long.MaxValue, size - Offset));
}
