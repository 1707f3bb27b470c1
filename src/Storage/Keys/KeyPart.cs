using System.Diagnostics.CodeAnalysis;

namespace SmartActivities.Storage.Keys;

/// <summary>
/// One part of a row's key, made safe: ASCII letters, digits and <c>- . _ @ :</c> stand for themselves, every other
/// byte of the UTF-8 text as <c>~hh</c>. So a part never holds the separator, two texts never share a part, and every
/// provider sorts parts alike. Of a text that would grow past <see cref="MaxLength"/> a digest stands for the tail: such a part names
/// its text but does not tell it, which is in the row. The default is the empty part.
/// </summary>
public readonly record struct KeyPart
{
    /// <summary>The most characters of a part in its escaped form.</summary>
    public const int MaxLength = 128;

    private static readonly AsciiEscape Form = new("-.0123456789:@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private readonly string? _escaped;

    private KeyPart(string escaped) => _escaped = escaped;

    /// <summary>The escaped form, as it stands in a key.</summary>
    public string Escaped => _escaped ?? "";

    /// <summary>Escapes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="part">The part.</param>
    /// <returns>
    /// False when the text is null or is no well-formed UTF-16.
    /// </returns>
    public static bool TryEscape([NotNullWhen(true)] string? text, out KeyPart part)
    {
        if (text is not null && Form.TryEscape(text, MaxLength) is { } escaped)
        {
            part = new KeyPart(escaped);
            return true;
        }

        part = default;
        return false;
    }

    /// <summary>Escapes a text that is known to fit.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentException">Where <see cref="TryEscape"/> says false.</exception>
    public static KeyPart Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryEscape(text, out var part)
            ? part
            : throw new ArgumentException("The text is no well-formed UTF-16.", nameof(text));
    }

    /// <summary>Takes a part out of a key that was read.</summary>
    /// <param name="escaped">The escaped form.</param>
    /// <param name="text">The text that was escaped.</param>
    /// <returns>False when no text has that escaped form, or a digest stands for its tail.</returns>
    public static bool TryUnescape(string escaped, [NotNullWhen(true)] out string? text)
    {
        ArgumentNullException.ThrowIfNull(escaped);
        text = escaped.Length <= MaxLength ? Form.TryUnescape(escaped) : null;
        return text is not null;
    }

    /// <inheritdoc />
    public override string ToString() => Escaped;

    /// <summary>A part that is known to need no escape.</summary>
    internal static KeyPart Plain(string escaped) => new(escaped);
}
