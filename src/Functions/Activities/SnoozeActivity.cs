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

/// <summary>Puts off an activity's deadline, or only asks to be reminded once more.</summary>
public sealed class SnoozeActivity(ActivityStore activities, CallerContexts callers)
{
    [Function(nameof(SnoozeActivity))]
    [AnyUser]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "activities/{id}/snooze")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.SnoozeFields, cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();
        if (!ActivityId.TryParse(id, out var activityId))
            return Problem.NotFound("There is no activity with this id.").ToResult();
        if (!Preconditions.Read(request).TryGet(out var conditions, out problem))
            return problem.ToResult();

        var errors = new RequestErrors();
        var until = asked.Read(errors);
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();
        var caller = await CallerContexts.BesideAsync(
            callers.OfPersonAsync(request, cancellation),
            activities.LookAheadAsync(request.HttpContext.Caller().Tenant, activityId, cancellation));
        var command = new SnoozeActivityCommand
        {
            By = caller.User,
            Now = caller.Now,
            What = asked.What!.Value,
            To = until!,
            Calendar = caller.Calendar,
            Expects = conditions.ExpectEdits,
        };
        var decision = await activities.ChangeAsync(
            caller.Tenant, activityId, command.Decide, ReminderSignals.Of(durable, caller.Tenant), cancellation);
        return ActivityAnswers.Of(request, decision, conditions);
    }
}
