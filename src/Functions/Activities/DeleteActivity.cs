using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Activities;

/// <summary>Deletes an activity and its files.</summary>
/// <param name="activities">The activities.</param>
/// <param name="uploads">Where the files are.</param>
/// <param name="viewpoints">Who asks.</param>
public sealed class DeleteActivity(ActivityStore activities, Uploads uploads, Viewpoints viewpoints)
{
    /// <summary>Runs the function.</summary>
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

        var viewpoint = await viewpoints.OfAsync(request, cancellation);
        var decision = await activities.DeleteAsync(
            viewpoint.Tenant,
            activityId,
            new Domain.Commands.DeleteActivity(viewpoint.User, viewpoint.Now) { Expects = conditions.Expect },
            ReminderSignals.Of(durable, viewpoint.Tenant),
            cancellation);
        if (decision is not Decision<Activity>.Accepted accepted)
            return Answers.Refusal(decision, conditions);

        // The client may have left, and the files must go all the same.
        await uploads.RemoveAsync(viewpoint.Tenant, accepted.Result.Id, accepted.Changes.RemovedFiles, CancellationToken.None);
        return TypedResults.NoContent();
    }
}
