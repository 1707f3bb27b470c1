using System.Diagnostics.CodeAnalysis;

namespace SmartActivities.Domain;

/// <summary>What kind of thing an item is: <c>deal</c>, <c>lead</c>, or another word that the CRM uses. Compared without regard to case.</summary>
public readonly record struct ItemType
{
    /// <summary>The most characters that an item type may have.</summary>
    public const int MaxLength = 32;

    /// <summary>The rule of <see cref="TryParse"/>, as a sentence.</summary>
    public const string Rule = "An item type is a word of 1 to 32 letters and digits, such as deal or lead.";

    private readonly string? _value;

    private ItemType(string value) => _value = value;

    /// <summary>The word in lower case; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>Deals: smart activities are proposed for them by default.</summary>
    public static ItemType Deal { get; } = new("deal");

    /// <summary>Leads: smart activities are proposed for them by default.</summary>
    public static ItemType Lead { get; } = new("lead");

    /// <summary>Reads an item type. False when <paramref name="text"/> breaks the rules of an item type: 1 to 32 ASCII letters and digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ItemType id)
    {
        var valid = text is { Length: >= 1 and <= MaxLength } && text.All(char.IsAsciiLetterOrDigit);
        id = valid ? new ItemType(text!.ToLowerInvariant()) : default;
        return valid;
    }

    /// <summary>Reads an item type that is known to be valid.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static ItemType Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a valid ItemType.");

    /// <inheritdoc />
    public override string ToString() => Value;
}
