using System.Diagnostics.CodeAnalysis;
using SmartActivities.Storage.Keys;

namespace SmartActivities.Storage.Files;

/// <summary>
/// The name of a stored file: one to four parts such as tenant, activity and a random id, never a name that a user gave.
/// Lower-case letters, digits, <c>-</c> and <c>_</c> stand for themselves, every other byte of the UTF-8 text as
/// <c>~hh</c>: so a name is safe as a path on every system, also where case does not count. The default names nothing.
/// </summary>
public readonly record struct FileName
{
    private const int MaxParts = 4;

    // Of a file name on the usual systems; the whole name stays below the 1,024 of a blob.
    private const int MaxPartLength = 250;

    private static readonly AsciiEscape Form = new("-0123456789_abcdefghijklmnopqrstuvwxyz");

    private readonly string? _path;

    private FileName(string path) => _path = path;

    /// <summary>Makes a name of parts.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parts">One to four texts, none of them empty.</param>
    /// <returns>
    /// False when there are more or fewer, or one is empty or no well-formed UTF-16. Of one that is over 250 characters once escaped a
    /// digest stands for the tail.
    /// </returns>
    public static bool TryCreate(out FileName name, params ReadOnlySpan<string> parts)
    {
        name = default;
        if (parts.Length is 0 or > MaxParts)
            return false;

        var escaped = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (Form.TryEscape(parts[i], MaxPartLength) is not { Length: > 0 } part)
                return false;
            escaped[i] = part;
        }

        name = new FileName(string.Join('/', escaped));
        return true;
    }

    /// <summary>Makes a name of parts that are known to fit.</summary>
    /// <param name="parts">One to four texts.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException">Where <see cref="TryCreate"/> says false.</exception>
    public static FileName Of(params ReadOnlySpan<string> parts) =>
        TryCreate(out var name, parts) ? name : throw new ArgumentException("These parts make no file name.", nameof(parts));

    /// <summary>Reads a name that was written by <see cref="ToString"/>.</summary>
    /// <param name="path">The text.</param>
    /// <param name="name">The name.</param>
    /// <returns>False when it is not a name of ours.</returns>
    public static bool TryParse([NotNullWhen(true)] string? path, out FileName name)
    {
        name = default;
        if (path?.Split('/') is not { Length: <= MaxParts } parts || !parts.All(IsPart))
            return false;
        name = new FileName(path);
        return true;
    }

    /// <summary>The texts that the name was made of; one whose tail a digest stands for comes as it is stored.</summary>
    /// <returns>Them, in order; none for the default.</returns>
    public ImmutableArray<string> Parts() => _path is null ? [] : [.. _path.Split('/').Select(part => Form.TryUnescape(part) ?? part)];

    /// <summary>The escaped parts with <c>/</c> between them; empty for the default.</summary>
    /// <returns>The name as it is stored.</returns>
    public override string ToString() => _path ?? "";

    internal string Path() => _path ?? throw new InvalidOperationException("The default file name names nothing.");

    private static bool IsPart(string part) =>
        part.Length is > 0 and <= MaxPartLength && (Form.TryUnescape(part) is not null || Form.IsShortForm(part, MaxPartLength));
}
