using System.Diagnostics.CodeAnalysis;

namespace SmartActivities.Domain;

/// <summary>A user of a tenant, as the identity provider's subject names them.</summary>
public readonly record struct UserId
{
    private readonly string? _value;

    private UserId(string value) => _value = value;

    /// <summary>The id as it was given; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads an id. False when <paramref name="text"/> breaks the rules of <see cref="Identifier.IsValid"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UserId id)
    {
        var valid = Identifier.IsValid(text);
        id = valid ? new UserId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id that is known to be valid.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static UserId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a valid UserId.");

    /// <inheritdoc />
    public override string ToString() => Value;
}
