namespace SmartActivities.Domain.Commands;

/// <summary>Takes in a comment on an item. One by anybody but the item's responsible lifts it in its column.</summary>
public sealed record CommentOnItemCommand
{
    /// <summary>The most characters that a comment may have.</summary>
    public const int MaxTextLength = 4_000;

    /// <summary>The item on whose timeline it is to stand.</summary>
    public required ItemKey Item { get; init; }

    /// <summary>Tells it from other comments of its moment; any text that no other has.</summary>
    public required string Id { get; init; }

    /// <summary>Who wrote it.</summary>
    public required UserId By { get; init; }

    /// <summary>The present moment.</summary>
    public required Instant Now { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>Every rule that the command breaks, each under the member's name in a request.</summary>
    public IEnumerable<Violation> Check()
    {
        if (string.IsNullOrWhiteSpace(Text))
            yield return new Violation("text", "required", "A comment must say something.");
        if (Text.Length > MaxTextLength)
            yield return new Violation("text", "tooLong", $"A comment may have at most {MaxTextLength} characters.");
        if (PlainText.HasControlBesidesLines(Text))
            yield return new Violation("text", "invalidCharacter", "A comment may have no control characters but line breaks and tabs.");
    }

    /// <summary>Decides, for a command that keeps all rules.</summary>
    /// <param name="item">The item as it is; absent when it is unknown, and then it is created.</param>
    /// <returns>The line of the timeline; <c>Conflict</c> with the code <c>beingDeleted</c>.</returns>
    public Decision<TimelineEntry> Decide(Item? item)
    {
        if (item is { IsDeleting: true })
            return DeleteItemCommand.BeingDeleted<TimelineEntry>();
        var known = item ?? Domain.Item.New(Item, title: null, stage: null, By, Now);
        var now = item?.NextMoment(Now) ?? Now;
        var changes = new ChangeSet
        {
            Now = now,
            ItemBefore = item,
            ItemAfter = known.ResponsibleId == By ? known : known.Lifted(now, AttentionCause.Comment, activity: null),
            Timeline = [TimelineEntry.OfComment(Item, Id, Text, By, now)],
        };
        return new Decision<TimelineEntry>.Accepted(changes, changes.Timeline[0]);
    }
}
