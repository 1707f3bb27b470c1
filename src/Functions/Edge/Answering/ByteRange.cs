using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Answering;

/// <summary>Which bytes of a file to answer.</summary>
/// <param name="Offset">The first byte, from 0.</param>
/// <param name="Length">How many bytes.</param>
/// <param name="IsPartial">Whether they were asked for by a range.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ByteRange(long Offset, long Length, bool IsPartial)
{
    /// <summary>
    /// By RFC 9110, 14: one range of bytes is honoured; several ranges, other units and what cannot be read are answered with the whole
    /// file, as is a range whose <c>If-Range</c> names another content; 416 for one that begins past the end.
    /// </summary>
    public static Parsed<ByteRange> Read(HttpRequest request, FileDescription file)
    {
        var whole = new ByteRange(0, file.Size, false);
        if (!HttpMethods.IsGet(request.Method)
            || !RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var header)
            || header.Unit != "bytes"
            || header.Ranges is not { Count: 1 }
            || !IsSameContent(request, file))
            return whole;

        var range = header.Ranges.First();
        var first = range.From ?? Math.Max(0, file.Size - range.To!.Value);
        var last = range.From is null ? file.Size - 1 : Math.Min(range.To ?? long.MaxValue, file.Size - 1);
        return first > last ? Problem.RangeNotSatisfiable(file.Size) : new ByteRange(first, last - first + 1, true);
    }

    private static bool IsSameContent(HttpRequest request, FileDescription file) =>
        request.Headers.IfRange.ToString() is var condition && (condition.Length == 0 || condition == file.Tag.ToString());
}
