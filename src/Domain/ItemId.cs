using System.Diagnostics.CodeAnalysis;

namespace SmartActivities.Domain;

/// <summary>The CRM's own id of a deal, lead or other item; unique within its <see cref="ItemType"/>.</summary>
public readonly record struct ItemId
{
    private readonly string? _value;

    private ItemId(string value) => _value = value;

    /// <summary>The id as it was given; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads an id. False when <paramref name="text"/> breaks the rules of <see cref="Identifier.IsValidInPath"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ItemId id)
    {
        var valid = Identifier.IsValidInPath(text);
        id = valid ? new ItemId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id that is stored: also one from a time when ids that stand in a path were under no rule of their own.</summary>
    /// <exception cref="FormatException">The text is not a valid id.</exception>
    public static ItemId Parse(string text) =>
        Identifier.IsValid(text) ? new ItemId(text) : throw new FormatException($"'{text}' is not a valid ItemId.");

    /// <inheritdoc />
    public override string ToString() => Value;
}
