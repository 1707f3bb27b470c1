using System.Diagnostics.CodeAnalysis;

namespace SmartActivities.Domain;

/// <summary>A tenant's own name for a template; the built-in one is called <c>default</c>.</summary>
public readonly record struct TemplateId
{
    private readonly string? _value;

    private TemplateId(string value) => _value = value;

    /// <summary>The id as it was given; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads an id. False when <paramref name="text"/> breaks the rules of <see cref="Identifier.IsValid"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TemplateId id)
    {
        var valid = Identifier.IsValid(text);
        id = valid ? new TemplateId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id that is known to be valid.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static TemplateId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a valid TemplateId.");

    /// <inheritdoc />
    public override string ToString() => Value;
}
