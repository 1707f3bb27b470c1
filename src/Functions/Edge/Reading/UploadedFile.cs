using System.Globalization;
using System.Text;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>A part <c>file</c> of an upload.</summary>
/// <param name="Index">Its place among the files, from 0.</param>
/// <param name="Name">Fit to be shown and offered again: see <see cref="UploadedFileName"/>.</param>
/// <param name="ContentType">As the client said, <c>application/octet-stream</c> when it did not. Never to be trusted.</param>
/// <param name="Content">The bytes as they arrive; readable once, and only until the next file is asked for.</param>
internal sealed record UploadedFile(int Index, string Name, string ContentType, Stream Content)
{
    /// <summary>JSON pointer for problems with the file, as if the files were an array <c>file</c> beside the activity.</summary>
    public string Pointer => PointerOf(Index);

    public static string PointerOf(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/file/{index}");
}

/// <summary>
/// What a user may call a file. No path is ever built of it; it is shown to people and offered to their systems for saving, so it
/// must not lead out of a folder there, nor pretend to be another name.
/// </summary>
internal static class UploadedFileName
{
    /// <summary>In UTF-16 units: what the usual file systems take.</summary>
    public const int MaxLength = 255;

    /// <summary>Which rule a name breaks, null when none.</summary>
    /// <param name="name">The name as sent.</param>
    /// <param name="pointer">Where it stands.</param>
    public static RequestError? Check(string? name, string pointer)
    {
        (string Code, string Rule)? broken = name switch
        {
            _ when string.IsNullOrWhiteSpace(name) => ("required", "A file needs a name."),
            { Length: > MaxLength } => ("tooLong", $"A file name has at most {MaxLength} characters."),
            _ when name is "." or ".." || name.AsSpan().ContainsAny('/', '\\') => ("pathInFileName", "A file name has no path."),
            _ when name.EnumerateRunes().Any(IsUnfit) => ("invalidCharacter", "A file name has no control characters."),
            _ => null,
        };
        return broken is { } rule ? new RequestError(rule.Code, rule.Rule) { Pointer = pointer } : null;
    }

    // Format characters turn the direction of writing, so that "exe.gpj" reads "jpg.exe"; U+FFFD stands for what was no text.
    private static bool IsUnfit(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0xFFFD or 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
