using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Board;

/// <summary>Counts the cards of each column of the planner, by the caller's day and week.</summary>
public sealed class CountPlanner(BoardStore board, CallerContexts callers)
{
    [Function(nameof(CountPlanner))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{type}/planner/counts")] HttpRequest request,
        string type,
        CancellationToken cancellation)
    {
        if (!QueryValues.Read(request, "pipeline").TryGet(out var query, out var problem)
            || !RouteBoard.Read(type, query["pipeline"]).TryGet(out var pipeline, out problem))
        {
            return problem.ToResult();
        }

        var caller = await callers.OfAsync(request, cancellation);
        var columns = await board.CountPlannerAsync(caller.Tenant, pipeline.Type, pipeline.Id, caller.Day, cancellation);
        return Answers.Ok(
            new PlannerCountsResponse([.. columns.Select(column => new PlannerCountResponse(column.Column, column.Cards))]),
            ApiJson.Context.PlannerCountsResponse);
    }
}

/// <summary>How full the columns of the planner are.</summary>
internal sealed record PlannerCountsResponse(IReadOnlyList<PlannerCountResponse> Columns);

/// <summary>How full a column is; 1000 means more than 999.</summary>
internal sealed record PlannerCountResponse(PlannerColumn Column, int Cards);
