using System.Text;
using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Calendars.Import;

/// <summary>Reads the text of an iCalendar file out of a request.</summary>
internal static class CalendarBody
{
    private const string MediaType = "text/calendar";
    private const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, its folded lines put together; 415 for another media type, charset or encoding, 413 over 1 MiB, 400 for what
    /// is no UTF-8 or broke off.</summary>
    public static async Task<Parsed<string>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (BodyHeaders.Refuse(request, MaxBytes, MediaType) is { } refused)
            return refused;
        var body = await RequestBytes.ReadAsync(request, MaxBytes, cancellation);
        if (!body.TryGet(out var bytes, out var problem))
            return problem;
        try
        {
            return Strict.GetString(Unfold(bytes.Span)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Problem.MalformedBody("", "notUtf8", "The file is not UTF-8.");
        }
    }

    /// <summary>Takes out each line break that a blank follows, with the blank. A line may be folded between two bytes of one letter
    /// (RFC 5545, 3.1), so this comes before decoding.</summary>
    private static ReadOnlySpan<byte> Unfold(ReadOnlySpan<byte> folded)
    {
        var unfolded = new byte[folded.Length];
        var length = 0;
        for (var at = 0; at < folded.Length; at++)
        {
            var lineBreak = folded[at..] is [(byte)'\r', (byte)'\n', ..] ? 2 : folded[at] is (byte)'\n' or (byte)'\r' ? 1 : 0;
            if (lineBreak > 0 && folded[(at + lineBreak)..] is [(byte)' ' or (byte)'\t', ..])
                at += lineBreak;
            else
                unfolded[length++] = folded[at];
        }

        return unfolded.AsSpan(0, length);
    }
}
