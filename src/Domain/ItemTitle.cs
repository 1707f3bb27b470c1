namespace SmartActivities.Domain;

/// <summary>The rules of an item's title, whoever tells it.</summary>
public static class ItemTitle
{
    /// <summary>Every rule that a title breaks. A blank one breaks none: it counts as none.</summary>
    public static IEnumerable<Violation> Check(string title)
    {
        if (title.Length > Item.MaxTitleLength)
            yield return new Violation("title", "tooLong", $"A title may have at most {Item.MaxTitleLength} characters.");
        if (PlainText.HasControl(title))
            yield return new Violation("title", "invalidCharacter", "A title is one line without control characters.");
    }
}
