namespace SmartActivities.Domain;

/// <summary>A deal, lead or other item, as the CRM told us of it, with what we know of its activities.</summary>
public sealed record Item
{
    /// <summary>The most characters that a title may have.</summary>
    public const int MaxTitleLength = 500;

    /// <summary>Which item.</summary>
    public required ItemKey Key { get; init; }

    /// <summary>Its title; the id where nobody told us one.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands; absent, and on no board, until the CRM tells us.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Who is responsible for it.</summary>
    public required UserId ResponsibleId { get; init; }

    /// <summary>When we first heard of it.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>What last lifted it in its column.</summary>
    public required Attention Attention { get; init; }

    /// <summary>Its open activities.</summary>
    public OpenActivities Open { get; init; }

    /// <summary>How many of its activities ended because the item was closed.</summary>
    public int AutoCompleted { get; init; }

    /// <summary>Counts the changes from 1; the entity tag that clients see.</summary>
    public required long Revision { get; init; }

    /// <summary>An item that we hear of for the first time.</summary>
    /// <param name="key">Which.</param>
    /// <param name="title">Its title; absent: its id stands in.</param>
    /// <param name="stage">Where it stands, if known.</param>
    /// <param name="responsible">Who is responsible for it.</param>
    /// <param name="now">The present moment.</param>
    public static Item New(ItemKey key, string? title, Stage? stage, UserId responsible, Instant now) => new()
    {
        Key = key,
        Title = string.IsNullOrWhiteSpace(title) ? key.Id.Value : title,
        Stage = stage,
        ResponsibleId = responsible,
        CreatedAt = now,
        Attention = new Attention(now, AttentionCause.Created),
        Revision = 1,
    };

    /// <summary>This item after one of its activities changed from <paramref name="before"/> to <paramref name="after"/>.</summary>
    public Item With(Activity? before, Activity? after) => this with { Open = Open.With(before, after) };

    /// <summary>This item lifted by <paramref name="attention"/>, unless something newer has lifted it already.</summary>
    public Item Lifted(Attention attention) => attention.At >= Attention.At ? this with { Attention = attention } : this;
}
