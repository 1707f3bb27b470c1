using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Board;

/// <summary>Reads a kanban column.</summary>
public sealed class GetBoardColumn(ItemStore items, CallerContexts callers, CursorSigner cursors)
{
    [Function(nameof(GetBoardColumn))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{type}")] HttpRequest request, string type, CancellationToken cancellation)
    {
        var caller = await callers.OfAsync(request, cancellation);
        if (!Page.Read(request, cursors, caller.Tenant, "pipeline", "stage", "order", "filter").TryGet(out var page, out var problem)
            || !OrderOf(page).TryGet(out var order, out problem))
        {
            return problem.ToResult();
        }

        if (!PipelineId.TryParse(page["pipeline"], out var pipeline))
            return Unnamed(page, "pipeline").ToResult();
        if (!StageId.TryParse(page["stage"], out var stage))
            return Unnamed(page, "stage").ToResult();
        if (!ItemType.TryParse(type, out var itemType))
            return Problem.NotFound("There is no board for this item type.").ToResult();

        var column = await items.BoardAsync(caller.Tenant, order, itemType, pipeline, stage, page.After, page.Limit, cancellation);
        var startOfToday = caller.StartOfToday;
        return Answers.Ok(
            page.Of(column, item => CardResponse.Of(item, item.BadgesAt(caller.Now, startOfToday))),
            ApiJson.Context.ListResponseCardResponse);
    }

    private static Problem Unnamed(Page page, string parameter) => page[parameter] is null
        ? Problem.MalformedParameter(parameter, "required", $"Say which {parameter}.")
        : Problem.MalformedParameter(parameter, "invalid", $"A {parameter} has {Identifier.Rule}.");

    private static Parsed<BoardOrder> OrderOf(Page page) => (page["filter"], page["order"]) switch
    {
        (null, null) => BoardOrder.Attention,
        (null, { } word) => Words<BoardOrder>.Find(word) is { } order and not BoardOrder.Forgotten
            ? order
            : Problem.MalformedParameter("order", "unknown", $"The order is one of {Words<BoardOrder>.List(BoardOrder.Forgotten)}."),
        ("nothingPlanned", null) => BoardOrder.Forgotten,
        ("nothingPlanned", _) => Problem.MalformedParameter("order", "notWithFilter", "With filter=nothingPlanned the longest forgotten come first; leave the order out."),
        _ => Problem.MalformedParameter("filter", "unknown", "The only filter is nothingPlanned."),
    };
}

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
