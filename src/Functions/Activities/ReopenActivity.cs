using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Activities;

/// <summary>Opens an activity again that has ended.</summary>
public sealed class ReopenActivity(ActivityStore activities, CallerContexts callers)
{
    [Function(nameof(ReopenActivity))]
    [AnyUser]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "activities/{id}/reopen")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var body = await JsonBody.ReadOptionalAsync(request, ApiJson.Context.ReopenActivityRequest, new ReopenActivityRequest(null), cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();
        if (!ActivityId.TryParse(id, out var activityId))
            return Problem.NotFound("There is no activity with this id.").ToResult();
        if (!Preconditions.Read(request).TryGet(out var conditions, out problem))
            return problem.ToResult();

        var caller = await CallerContexts.BesideAsync(
            callers.OfAsync(request, cancellation),
            activities.LookAheadAsync(request.HttpContext.Caller().Tenant, activityId, cancellation));
        var command = new ReopenActivityCommand
        {
            By = caller.User,
            Now = caller.Now,
            DeadlineAt = asked.Deadline?.ToInstant(),
            Expects = conditions.ExpectEdits,
            Limits = caller.Limits,
        };
        var decision = await activities.ChangeAsync(
            caller.Tenant, activityId, command.Decide, ReminderSignals.Of(durable, caller.Tenant), cancellation);
        return ActivityAnswers.Of(request, decision, conditions);
    }
}

/// <summary>The body of a request to reopen an activity; the deadline must be there when the old one has passed.</summary>
internal sealed record ReopenActivityRequest(OffsetDateTime? Deadline);
