using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Activities;

/// <summary>Lists an activity's files.</summary>
public sealed class ListAttachments(ActivityStore activities)
{
    [Function(nameof(ListAttachments))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "activities/{id}/attachments")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        if (!QueryValues.Read(request).TryGet(out _, out var problem))
            return problem.ToResult();
        return ActivityId.TryParse(id, out var activityId)
            && await activities.GetAsync(request.HttpContext.Caller().Tenant, activityId, cancellation) is { } activity
            ? Answers.Ok(
                new ListResponse<AttachmentResponse>([.. activity.Attachments.Select(AttachmentResponse.Of)], null),
                ApiJson.Context.ListResponseAttachmentResponse)
            : Problem.NotFound("There is no activity with this id.").ToResult();
    }
}
