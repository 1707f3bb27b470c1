using Microsoft.Net.Http.Headers;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>What an uploader says that a file is. It is stored, and stands in a header of each download.</summary>
internal static class FileMediaType
{
    /// <summary>For a file of which nobody says what it is, or nothing that fits into a header.</summary>
    public const string Unknown = "application/octet-stream";

    private const int MaxLength = 255;

    /// <summary>The media type as it is written; null for a text that is not one, is too long, or has other characters than visible ASCII and
    /// blanks, which no header may hold.</summary>
    public static string? TryParse(string text) =>
        text.Length <= MaxLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && MediaTypeHeaderValue.TryParse(text, out var type)
            ? type.ToString()
            : null;
}
