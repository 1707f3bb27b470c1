using System.Diagnostics.CodeAnalysis;

namespace SmartActivities.Domain;

/// <summary>A tenant's own name for a template; the built-in one is called <c>default</c>.</summary>
public readonly record struct TemplateId
{
    private readonly string? _value;

    private TemplateId(string value) => _value = value;

    /// <summary>The id as it was given; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads an id. False when <paramref name="text"/> breaks the rules of <see cref="Identifier.IsValidInPath"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TemplateId id)
    {
        var valid = Identifier.IsValidInPath(text);
        id = valid ? new TemplateId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id that is stored: also one from a time when ids that stand in a path were under no rule of their own.</summary>
    /// <exception cref="FormatException">The text is not a valid id.</exception>
    public static TemplateId Parse(string text) =>
        Identifier.IsValid(text) ? new TemplateId(text) : throw new FormatException($"'{text}' is not a valid TemplateId.");

    /// <inheritdoc />
    public override string ToString() => Value;
}
