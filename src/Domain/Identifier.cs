using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SmartActivities.Domain;

/// <summary>What every id that comes from outside must look like, whatever it names.</summary>
public static class Identifier
{
    /// <summary>The most characters that an id may have, in any script: a letter that takes two UTF-16 units is one.</summary>
    public const int MaxLength = 64;

    /// <summary>The rule of <see cref="IsValid"/>, to follow "has".</summary>
    public const string Rule = "1 to 64 characters, none of them a control character, and no blank at either end";

    /// <summary>The rule of <see cref="IsValidInPath"/>, to follow "has".</summary>
    public const string PathRule = Rule + "; it holds none of / \\ % and is neither . nor ..";

    /// <summary>Whether <paramref name="text"/> may serve as an id: 1 to 64 characters, none of them a control character or half a
    /// surrogate pair, no blank at either end.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 2 * MaxLength || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            return false;

        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes answers U+FFFD for half a pair, and nobody has that character in an id on purpose.
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune))
                return false;
            length++;
        }

        return length <= MaxLength;
    }

    /// <summary>Whether <paramref name="text"/> may serve as an id that stands in a path too. Hosts differ in how they decode
    /// <c>/ \ %</c> there and in what they make of dots, so none of these may matter.</summary>
    public static bool IsValidInPath([NotNullWhen(true)] string? text) =>
        IsValid(text) && !text.AsSpan().ContainsAny('/', '\\', '%') && text is not ("." or "..");
}
