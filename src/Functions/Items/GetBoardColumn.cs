using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Reads a kanban column.</summary>
/// <param name="items">The items.</param>
/// <param name="viewpoints">Who asks.</param>
/// <param name="cursors">Signs the cursors.</param>
public sealed class GetBoardColumn(ItemStore items, Viewpoints viewpoints, CursorSigner cursors)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(GetBoardColumn))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{type}")] HttpRequest request, string type, CancellationToken cancellation)
    {
        var viewpoint = await viewpoints.OfAsync(request, cancellation);
        if (!Page.Read(request, cursors, viewpoint.Tenant, "pipeline", "stage", "order", "filter").TryGet(out var page, out var problem)
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

        var column = await items.BoardAsync(viewpoint.Tenant, order, itemType, pipeline, stage, page.After, page.Limit, cancellation);
        var startOfToday = viewpoint.StartOfToday;
        return Answers.Ok(
            page.Of(column, item => CardResponse.Of(item, item.BadgesAt(viewpoint.Now, startOfToday))),
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
