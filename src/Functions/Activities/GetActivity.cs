using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Activities;

/// <summary>Reads an activity.</summary>
/// <param name="activities">The activities.</param>
public sealed class GetActivity(ActivityStore activities)
{
    /// <summary>Runs the function.</summary>
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

        EntityTag.Of(activity.Revision).WriteTo(request.HttpContext.Response);
        return known.Knows(EntityTag.Of(activity.Revision))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : Answers.Ok(ActivityResponse.Of(activity), ApiJson.Context.ActivityResponse);
    }
}
