using SmartActivities.Functions.Activities;
using SmartActivities.Functions.FormClose;

namespace SmartActivities.Functions.Items;

/// <summary>A card of a kanban column.</summary>
internal sealed record CardResponse
{
    public required ItemName Item { get; init; }
    public required string Title { get; init; }
    public StageFields? Stage { get; init; }
    public required string ResponsibleId { get; init; }
    public required Instant CreatedAt { get; init; }
    public required AttentionResponse Attention { get; init; }
    public Instant? NextDeadline { get; init; }
    public required BadgesResponse Badges { get; init; }

    public static CardResponse Of(Item item, Badges badges) => new()
    {
        Item = ItemName.Of(item.Key),
        Title = item.Title,
        Stage = StageFields.Of(item.Stage),
        ResponsibleId = item.ResponsibleId.Value,
        CreatedAt = item.CreatedAt,
        Attention = AttentionResponse.Of(item.Attention),
        NextDeadline = item.Open.NextDeadline,
        Badges = new BadgesResponse(badges.Planned, badges.Overdue, badges.Incoming, badges.NothingPlanned),
    };
}
