using System.Buffers;
using System.Globalization;
using System.Text;

namespace SmartActivities.Storage.Keys;

/// <summary>
/// Writes any text in a few plain ASCII characters; every other byte of its UTF-8 form becomes <c>~hh</c> with lower-case
/// digits. One text has one form, and one form one text.
/// </summary>
internal sealed class AsciiEscape(string plain)
{
    private const char Mark = '~';

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SearchValues<char> _plain = SearchValues.Create(plain);

    /// <summary>The escaped form, or null for a text with half of a surrogate pair.</summary>
    public string? TryEscape(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(_plain))
            return text;

        byte[] bytes;
        try
        {
            bytes = Strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }

        var escaped = new StringBuilder(bytes.Length + 16);
        foreach (var value in bytes)
        {
            if (_plain.Contains((char)value))
                escaped.Append((char)value);
            else
                escaped.Append(Mark).Append(value.ToString("x2", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    /// <summary>The text of an escaped form, or null for what <see cref="TryEscape"/> never writes.</summary>
    public string? TryUnescape(string escaped)
    {
        if (!escaped.AsSpan().ContainsAnyExcept(_plain))
            return escaped;

        var bytes = new List<byte>(escaped.Length);
        for (var at = 0; at < escaped.Length; at++)
        {
            if (escaped[at] != Mark)
            {
                bytes.Add((byte)escaped[at]);
                continue;
            }

            if (!byte.TryParse(escaped.AsSpan(at + 1, Math.Min(2, escaped.Length - at - 1)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
                return null;
            bytes.Add(value);
            at += 2;
        }

        try
        {
            var text = Strict.GetString([.. bytes]);
            // Only the one form that would have been written counts: "~61" is not "a".
            return string.Equals(TryEscape(text), escaped, StringComparison.Ordinal) ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
