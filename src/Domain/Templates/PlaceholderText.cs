using System.Text;

namespace SmartActivities.Domain.Templates;

/// <summary>
/// A text with placeholders in braces, read once and filled often. <c>{{</c> stands for one opening brace; a closing brace
/// that closes nothing is text.
/// </summary>
public sealed class PlaceholderText
{
    // Literal text, or the placeholder that stands there when the literal is null.
    private readonly ImmutableArray<(string? Literal, Placeholder Placeholder)> _parts;

    private PlaceholderText(string source, ImmutableArray<(string?, Placeholder)> parts)
    {
        Source = source;
        _parts = parts;
    }

    /// <summary>No text.</summary>
    public static PlaceholderText Empty { get; } = new("", []);

    /// <summary>The text as it was written.</summary>
    public string Source { get; }

    /// <summary>A text without placeholders, whatever braces it has.</summary>
    public static PlaceholderText Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text.Replace("{", "{{", StringComparison.Ordinal), [(text, default)]);
    }

    /// <summary>Reads a text; a placeholder that does not exist is refused.</summary>
    public static PlaceholderOutcome Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var parts = ImmutableArray.CreateBuilder<(string?, Placeholder)>();
        var literal = new StringBuilder();
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] != '{')
            {
                literal.Append(source[at]);
                continue;
            }

            if (at + 1 < source.Length && source[at + 1] == '{')
            {
                literal.Append('{');
                at++;
                continue;
            }

            var end = source.IndexOf('}', at);
            if (end == -1)
                return new PlaceholderOutcome.Refused(at, null);
            var name = source[(at + 1)..end];
            if (Find(name) is not { } placeholder)
                return new PlaceholderOutcome.Refused(at, name);
            parts.Add((literal.ToString(), default));
            literal.Clear();
            parts.Add((null, placeholder));
            at = end;
        }

        parts.Add((literal.ToString(), default));
        return new PlaceholderOutcome.Accepted(new PlaceholderText(source, parts.ToImmutable()));
    }

    /// <summary>Puts values in, each as the text that it is, and clips the result.</summary>
    /// <param name="values">The values.</param>
    /// <param name="maxLength">The most UTF-16 units that may come out; a character that takes two is never cut in half.</param>
    public string Fill(PlaceholderValues values, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(values);
        var filled = string.Concat(_parts.Select(part => part.Literal ?? values[part.Placeholder]));
        return Clip(filled, maxLength);
    }

    /// <summary>Whether another text was written the same way.</summary>
    public override bool Equals(object? obj) => obj is PlaceholderText other && Source == other.Source;

    /// <inheritdoc/>
    public override int GetHashCode() => Source.GetHashCode(StringComparison.Ordinal);

    /// <summary>The text as it was written.</summary>
    public override string ToString() => Source;

    internal static string Clip(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        return text[..(maxLength > 0 && char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)];
    }

    private static Placeholder? Find(string name) => name switch
    {
        "item.title" => Placeholder.ItemTitle,
        "item.id" => Placeholder.ItemId,
        "user.name" => Placeholder.UserName,
        _ => null,
    };
}
