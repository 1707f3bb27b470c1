using SmartActivities.Functions.FormClose;

namespace SmartActivities.Functions.Items;

/// <summary>The body of a request that tells of an item.</summary>
internal sealed record PutItemRequest
{
    public string? Title { get; init; }
    public StageFields? Stage { get; init; }
    public string? ResponsibleId { get; init; }
}
