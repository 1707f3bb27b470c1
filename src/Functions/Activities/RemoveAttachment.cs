using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Attachments;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Activities;

/// <summary>Removes a file from an open activity.</summary>
public sealed class RemoveAttachment(ActivityStore activities, Uploads uploads, CallerContexts callers)
{
    [Function(nameof(RemoveAttachment))]
    [AnyUser]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "activities/{id}/attachments/{attachmentId}")] HttpRequest request,
        string id,
        string attachmentId,
        CancellationToken cancellation)
    {
        if (!ActivityId.TryParse(id, out var activityId))
            return Problem.NotFound("There is no file with this id.").ToResult();
        if (!Preconditions.Read(request).TryGet(out var conditions, out var problem))
            return problem.ToResult();

        var caller = await CallerContexts.BesideAsync(
            callers.OfAsync(request, cancellation),
            activities.LookAheadAsync(request.HttpContext.Caller().Tenant, activityId, cancellation));
        var command = new DetachFileCommand(caller.User, caller.Now, attachmentId) { Expects = conditions.ExpectEdits };
        var decision = await activities.ChangeAsync(
            caller.Tenant, activityId, command.Decide, static (_, _) => Task.CompletedTask, cancellation);
        if (decision is not Decision<Activity>.Accepted accepted)
            return Answers.Refusal(decision, conditions);

        // The client may have left, and the file must go all the same.
        await uploads.RemoveAsync(caller.Tenant, accepted.Changes, CancellationToken.None);
        return TypedResults.NoContent();
    }
}
