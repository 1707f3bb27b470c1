using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Board;

/// <summary>Reads a column of the planner, by the caller's day and week.</summary>
public sealed class GetPlannerColumn(BoardStore board, CallerContexts callers, Cursors cursors)
{
    [Function(nameof(GetPlannerColumn))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{type}/planner")] HttpRequest request,
        string type,
        CancellationToken cancellation)
    {
        var caller = await callers.OfAsync(request, cancellation);
        if (!Page.Read(request, await cursors.SignerAsync(cancellation), caller.Tenant, "pipeline", "column").TryGet(out var page, out var problem)
            || !RouteBoard.Read(type, page["pipeline"]).TryGet(out var pipeline, out problem))
        {
            return problem.ToResult();
        }

        if (Words<PlannerColumn>.Find(page["column"]) is not { } column)
        {
            return Problem.MalformedParameter(
                "column", page["column"] is null ? "required" : "unknown", $"The column is one of {Words<PlannerColumn>.List()}.").ToResult();
        }

        var day = caller.Day;
        var items = await board.PlannerAsync(caller.Tenant, pipeline.Type, pipeline.Id, column, day, page.After, page.Limit, cancellation);
        return Answers.Ok(page.Of(items, item => CardResponse.Of(item, day)), ApiJson.Context.ListResponseCardResponse);
    }
}
