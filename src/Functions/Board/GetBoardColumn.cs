using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Board;

/// <summary>Reads a kanban column, in the order that the request names, else in the one that the caller prefers.</summary>
public sealed class GetBoardColumn(BoardStore board, CallerContexts callers, Cursors cursors)
{
    [Function(nameof(GetBoardColumn))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{type}")] HttpRequest request, string type, CancellationToken cancellation)
    {
        var caller = await callers.OfPersonAsync(request, cancellation);
        if (!Page.Read(request, await cursors.SignerAsync(cancellation), caller.Tenant, "pipeline", "stage", "order", "filter").TryGet(out var page, out var problem)
            || !OrderOf(page).TryGet(out var named, out problem)
            || !RouteBoard.Read(type, page["pipeline"]).TryGet(out var pipeline, out problem))
        {
            return problem.ToResult();
        }

        if (!StageId.TryParse(page["stage"], out var stage))
            return RouteBoard.Unnamed("stage", page["stage"]).ToResult();

        var (order, after) = BoardPlace.Read(page.After, named ?? caller.Person.Preferences.Value.OrderOf(pipeline.Type, pipeline.Id));
        var column = await board.ColumnAsync(caller.Tenant, order, pipeline.Type, pipeline.Id, stage, after, page.Limit, cancellation);
        var day = caller.Day;
        return Answers.Ok(
            page.Of(column with { Next = BoardPlace.Write(order, column.Next) }, item => CardResponse.Of(item, day)),
            ApiJson.Context.ListResponseCardResponse);
    }

    private static Parsed<BoardOrder?> OrderOf(Page page) => (page["filter"], page["order"]) switch
    {
        (null, null) => default(BoardOrder?),
        (null, { } word) => Words<BoardOrder>.Find(word) is { } order and not BoardOrder.Forgotten
            ? order
            : Problem.MalformedParameter("order", "unknown", $"The order is one of {Words<BoardOrder>.List(BoardOrder.Forgotten)}."),
        ("nothingPlanned", null) => BoardOrder.Forgotten,
        ("nothingPlanned", _) => Problem.MalformedParameter("order", "notWithFilter", "With filter=nothingPlanned the longest forgotten come first; leave the order out."),
        _ => Problem.MalformedParameter("filter", "unknown", "The only filter is nothingPlanned."),
    };
}

/// <summary>A place in a column and its order. Whoever changes what they prefer reads the pages that are left in the order of the first.</summary>
internal static class BoardPlace
{
    private const char Separator = ' ';

    public static (BoardOrder Order, string? After) Read(string? place, BoardOrder order) =>
        place?.Split(Separator, 2) is [var word, var after] && Words<BoardOrder>.Find(word) is { } begun ? (begun, after) : (order, null);

    public static string? Write(BoardOrder order, string? after) => after is null ? null : Words<BoardOrder>.Of(order) + Separator + after;
}
