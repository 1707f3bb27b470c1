using System.Text;
using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;

namespace SmartActivities.Functions.Settings.Files;

/// <summary>Reads the text of an iCalendar file out of a request.</summary>
internal static class CalendarBody
{
    private const string MediaType = "text/calendar";
    private const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text; 415 for another media type, 413 over 1 MiB, 400 for what is no UTF-8.</summary>
    public static async Task<Parsed<string>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!JsonBody.IsMediaType(request.ContentType, MediaType))
            return Problem.UnsupportedMediaType(MediaType);
        if (request.ContentLength > MaxBytes)
            return Problem.TooLarge(MaxBytes);
        using var bytes = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await request.Body.ReadAsync(chunk, cancellation) is > 0 and var read)
        {
            if (bytes.Length + read > MaxBytes)
                return Problem.TooLarge(MaxBytes);
            bytes.Write(chunk, 0, read);
        }

        try
        {
            return Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Problem.MalformedBody("", "notUtf8", "The file is not UTF-8.");
        }
    }
}
