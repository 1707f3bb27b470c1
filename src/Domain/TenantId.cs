using System.Diagnostics.CodeAnalysis;

namespace SmartActivities.Domain;

/// <summary>One customer of the service: everything that is stored belongs to exactly one tenant.</summary>
public readonly record struct TenantId
{
    private readonly string? _value;

    private TenantId(string value) => _value = value;

    /// <summary>The id as it was given; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads an id. False when <paramref name="text"/> breaks the rules of <see cref="Identifier.IsValid"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TenantId id)
    {
        var valid = Identifier.IsValid(text);
        id = valid ? new TenantId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id that is known to be valid.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static TenantId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a valid TenantId.");

    /// <inheritdoc />
    public override string ToString() => Value;
}
