using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SmartActivities.Domain;

/// <summary>What every id that comes from outside must look like, whatever it names.</summary>
/// <remarks>
/// Ids become parts of storage keys, which are ASCII and short. A letter or digit of ASCII, <c>-</c>, <c>_</c> and <c>.</c> cost one
/// character there; any other costs three for each of its UTF-8 bytes. An id has to fit into <see cref="MaxKeyLength"/> of those.
/// </remarks>
public static class Identifier
{
    /// <summary>The most characters (UTF-16 units) that an id may have.</summary>
    public const int MaxLength = 64;

    /// <summary>The most characters that an id may take in a storage key.</summary>
    public const int MaxKeyLength = 128;

    /// <summary>Whether <paramref name="text"/> may serve as an id: 1 to 64 characters, none of them a control character or half a
    /// surrogate pair, no blank at either end, and short enough when written into a key.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            return false;

        var keyLength = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes answers U+FFFD for half a pair, and nobody has that character in an id on purpose.
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune))
                return false;
            keyLength += IsPlain(rune) ? 1 : 3 * rune.Utf8SequenceLength;
        }

        return keyLength <= MaxKeyLength;
    }

    private static bool IsPlain(Rune rune) =>
        rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || (char)rune.Value is '-' or '_' or '.');
}
