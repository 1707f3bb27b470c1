using SmartActivities.Functions.Shapes;

namespace SmartActivities.Functions.Items;

/// <summary>An item as answers tell of it.</summary>
internal sealed record ItemResponse
{
    public required string Type { get; init; }
    public required string Id { get; init; }
    public required string Title { get; init; }
    public StageFields? Stage { get; init; }
    public required string ResponsibleId { get; init; }
    public required Instant CreatedAt { get; init; }
    public required int OpenActivities { get; init; }
    public Instant? NextDeadline { get; init; }
    public required AttentionResponse Attention { get; init; }
    public required int AutoCompleted { get; init; }

    /// <summary>There while open activities are still to end with the item.</summary>
    public bool? Closing { get; init; }

    /// <summary>The item that it became.</summary>
    public ItemName? ConvertedTo { get; init; }

    public static ItemResponse Of(Item item) => new()
    {
        Type = item.Key.Type.Value,
        Id = item.Key.Id.Value,
        Title = item.Title,
        Stage = StageFields.Of(item.Stage),
        ResponsibleId = item.ResponsibleId.Value,
        CreatedAt = item.CreatedAt,
        OpenActivities = item.Open.Count,
        NextDeadline = item.Open.NextDeadline,
        Attention = AttentionResponse.Of(item.Attention),
        AutoCompleted = item.AutoCompleted,
        Closing = item.ClosingSince is null ? null : true,
        ConvertedTo = item.Conversion is { To: var other } ? ItemName.Of(other) : null,
    };
}
