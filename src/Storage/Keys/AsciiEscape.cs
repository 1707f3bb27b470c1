using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SmartActivities.Storage.Keys;

/// <summary>
/// Writes any text in a few plain ASCII characters; every other byte of its UTF-8 form becomes <c>~hh</c> with lower-case
/// digits. One text has one form, and one form one text.
/// </summary>
internal sealed class AsciiEscape(string plain)
{
    private const char Mark = '~';
    private const string Digest = "~~";
    private const int DigestBytes = 16;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SearchValues<char> _plain = SearchValues.Create(plain);

    private readonly SearchValues<char> _plainAndMark = SearchValues.Create(plain + Mark);

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

    /// <summary>The escaped form where it has no more than so many characters. Of a longer one a digest of the whole text stands for the
    /// tail: behind two marks, which no escaped form has, so that it is no other text's either. Null as for the whole.</summary>
    public string? TryEscape(string text, int longest)
    {
        var escaped = TryEscape(text);
        if (escaped is null || escaped.Length <= longest)
            return escaped;
        var digest = Convert.ToHexStringLower(SHA256.HashData(Strict.GetBytes(text)).AsSpan(0, DigestBytes));
        return string.Concat(escaped.AsSpan(0, longest - Digest.Length - digest.Length), Digest, digest);
    }

    /// <summary>Whether it is a form of so many characters with a digest in the place of its tail.</summary>
    public bool IsShortForm(string escaped, int longest) =>
        escaped.Length == longest
        && escaped.LastIndexOf(Digest, StringComparison.Ordinal) == longest - Digest.Length - (2 * DigestBytes)
        && !escaped.AsSpan().ContainsAnyExcept(_plainAndMark);

    /// <summary>The text of an escaped form, or null for what <see cref="TryEscape(string)"/> never writes.</summary>
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
