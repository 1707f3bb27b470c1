using SmartActivities.Functions.Shapes;

namespace SmartActivities.Functions.Board;

/// <summary>A card of a kanban column or of the planner.</summary>
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

    public static CardResponse Of(Item item, UserDay day)
    {
        var badges = item.BadgesAt(day.Now, day.Today.Start);
        return new()
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
}
