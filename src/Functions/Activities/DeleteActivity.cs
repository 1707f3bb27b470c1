using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Attachments;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Activities;

/// <summary>Deletes an activity and its files.</summary>
public sealed class DeleteActivity(ActivityStore activities, Uploads uploads, CallerContexts callers)
{
    [Function(nameof(DeleteActivity))]
    [AnyUser]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "activities/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (!ActivityId.TryParse(id, out var activityId))
            return Problem.NotFound("There is no activity with this id.").ToResult();
        if (!Preconditions.Read(request).TryGet(out var conditions, out var problem))
            return problem.ToResult();

        var caller = await CallerContexts.BesideAsync(
            callers.OfAsync(request, cancellation),
            activities.LookAheadAsync(request.HttpContext.Caller().Tenant, activityId, cancellation));
        var command = new DeleteActivityCommand(caller.User, caller.Now) { Expects = conditions.ExpectEdits };
        var decision = await activities.ChangeAsync(
            caller.Tenant, activityId, command.Decide, ReminderSignals.Of(durable, caller.Tenant), cancellation);
        if (decision is not Decision<Activity>.Accepted accepted)
            return Answers.Refusal(decision, conditions);

        // The client may have left, and the files must go all the same.
        await uploads.RemoveAsync(caller.Tenant, accepted.Changes, CancellationToken.None);
        return TypedResults.NoContent();
    }
}
