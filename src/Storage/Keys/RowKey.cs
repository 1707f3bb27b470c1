namespace SmartActivities.Storage.Keys;

/// <summary>Composes keys of parts, with <c>|</c> between them.</summary>
public static class RowKey
{
    /// <summary>Stands between two parts and in no part.</summary>
    public const char Separator = '|';

    /// <summary>The key that these parts make.</summary>
    /// <param name="kind">What rows of this kind begin with: a literal of the program, letters only.</param>
    /// <param name="parts">The parts that follow.</param>
    /// <returns>The key: the kind alone, or with every part after a separator.</returns>
    public static string Of(string kind, params ReadOnlySpan<KeyPart> parts) => Join(kind, parts, close: false);

    /// <summary>How every longer key of these parts begins; it ends in a separator, so no other value is caught.</summary>
    /// <param name="kind">What rows of this kind begin with.</param>
    /// <param name="parts">The first parts.</param>
    /// <returns>The prefix.</returns>
    public static string Prefix(string kind, params ReadOnlySpan<KeyPart> parts) => Join(kind, parts, close: true);

    /// <summary>Takes a key apart; the first element is its kind, the others are escaped parts.</summary>
    /// <param name="key">A key that <see cref="Of"/> made.</param>
    /// <returns>Kind and escaped parts, in order.</returns>
    public static string[] Split(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Split(Separator);
    }

    private static string Join(string kind, ReadOnlySpan<KeyPart> parts, bool close)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        var length = kind.Length + (close ? 1 : 0);
        foreach (var part in parts)
            length += 1 + part.Escaped.Length;

        var buffer = new char[length];
        kind.CopyTo(buffer);
        var at = kind.Length;
        foreach (var part in parts)
        {
            buffer[at++] = Separator;
            part.Escaped.CopyTo(buffer.AsSpan(at));
            at += part.Escaped.Length;
        }

        if (close)
            buffer[at] = Separator;
        return new string(buffer);
    }
}
