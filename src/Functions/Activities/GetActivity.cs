using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Activities;

/// <summary>Reads an activity.</summary>
public sealed class GetActivity(ActivityStore activities)
{
    [Function(nameof(GetActivity))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "activities/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (!TagCondition.IfNoneMatch(request).TryGet(out var known, out var problem))
            return problem.ToResult();
        if (!ActivityId.TryParse(id, out var activityId)
            || await activities.GetAsync(request.HttpContext.Caller().Tenant, activityId, cancellation) is not { } activity)
        {
            return Problem.NotFound("There is no activity with this id.").ToResult();
        }

        return Answers.UnlessKnown(EntityTag.Of(activity), known, request.HttpContext.Response)
            ?? Answers.Ok(ActivityResponse.Of(activity), ApiJson.Context.ActivityResponse);
    }
}
