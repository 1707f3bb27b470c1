using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Board;

/// <summary>Counts the cards of each column of a kanban board.</summary>
public sealed class CountBoard(BoardStore board)
{
    [Function(nameof(CountBoard))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board/{type}/counts")] HttpRequest request,
        string type,
        CancellationToken cancellation)
    {
        if (!QueryValues.Read(request, "pipeline").TryGet(out var query, out var problem)
            || !RouteBoard.Read(type, query["pipeline"]).TryGet(out var pipeline, out problem))
        {
            return problem.ToResult();
        }

        var stages = await board.CountStagesAsync(request.HttpContext.Caller().Tenant, pipeline.Type, pipeline.Id, cancellation);
        return Answers.Ok(
            new StageCountsResponse([.. stages.Select(stage => new StageCountResponse(stage.Stage.Value, stage.Cards, stage.NothingPlanned))]),
            ApiJson.Context.StageCountsResponse);
    }
}

/// <summary>How full the columns of a board are; empty ones are left out.</summary>
internal sealed record StageCountsResponse(IReadOnlyList<StageCountResponse> Stages);

/// <summary>How full a column is; 1000 means more than 999.</summary>
internal sealed record StageCountResponse(string Stage, int Cards, int NothingPlanned);
