namespace SmartActivities.Domain.Templates;

/// <summary>What came of reading a text with placeholders.</summary>
public abstract record PlaceholderOutcome
{
    private PlaceholderOutcome() { }

    /// <summary>The text is in order.</summary>
    public sealed record Accepted(PlaceholderText Text) : PlaceholderOutcome;

    /// <summary>The brace at <paramref name="Position"/>, counted from 0, opens nothing that can be filled in.</summary>
    /// <param name="Position">Where the opening brace stands.</param>
    /// <param name="Name">What stands in the braces; absent when they are never closed.</param>
    public sealed record Refused(int Position, string? Name) : PlaceholderOutcome;
}
