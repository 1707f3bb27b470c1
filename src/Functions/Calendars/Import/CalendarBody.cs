using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Calendars.Import;

/// <summary>Reads the text of an iCalendar file out of a request.</summary>
internal static partial class CalendarBody
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
    /// (RFC 5545, 3.1), so this comes before decoding: in Latin-1 every byte is a letter.</summary>
    private static byte[] Unfold(ReadOnlySpan<byte> folded) =>
        Encoding.Latin1.GetBytes(Fold().Replace(Encoding.Latin1.GetString(folded), ""));

    [GeneratedRegex(@"(\r\n|\r|\n)[ \t]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fold();
}
