using System.Globalization;
using System.Text;
using SmartActivities.Functions.Http.Problems;

namespace SmartActivities.Functions.Http.Multipart;

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
    public static ProblemError? Check(string? name, string pointer)
    {
        (string Code, string Rule)? broken = name switch
        {
            _ when string.IsNullOrWhiteSpace(name) => ("required", "A file needs a name."),
            { Length: > MaxLength } => ("tooLong", $"A file name has at most {MaxLength} characters."),
            _ when name is "." or ".." || name.AsSpan().ContainsAny('/', '\\') => ("pathInFileName", "A file name has no path."),
            _ when name.EnumerateRunes().Any(IsUnfit) => ("invalidCharacter", "A file name has no control characters."),
            _ => null,
        };
        return broken is { } rule ? new ProblemError(rule.Code, rule.Rule) { Pointer = pointer } : null;
    }

    // Format characters turn the direction of writing, so that "exe.gpj" reads "jpg.exe"; U+FFFD stands for what was no text.
    private static bool IsUnfit(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0xFFFD or 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
