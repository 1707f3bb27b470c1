using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.FormClose;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Activities;

/// <summary>Completes an activity, plans the next one if told so, and drafts one when nothing more is planned.</summary>
/// <param name="activities">The activities.</param>
/// <param name="ids">Gives out ids.</param>
/// <param name="viewpoints">Who asks.</param>
public sealed class CompleteActivity(ActivityStore activities, ActivityIds ids, Viewpoints viewpoints)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(CompleteActivity))]
    [AnyUser]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "activities/{id}/complete")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var body = await JsonBody.ReadOptionalAsync(request, ApiJson.Context.CompleteActivityRequest, CompleteActivityRequest.Empty, cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();
        if (!ActivityId.TryParse(id, out var activityId))
            return Problem.NotFound("There is no activity with this id.").ToResult();
        if (!Preconditions.Read(request).TryGet(out var conditions, out problem))
            return problem.ToResult();

        var viewpoint = await viewpoints.OfPersonAsync(request, cancellation);
        var violations = new Violations();
        var next = asked.Next is { } fields ? ActivityWish.Read(fields, viewpoint, violations, within: "/next") : null;
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();

        var command = new Domain.Commands.CompleteActivity
        {
            By = viewpoint.User,
            Now = viewpoint.Now,
            Result = asked.Result,
            Expects = conditions.Expect,
            Next = next is null ? null : next.ToCommand(item: default, title: null) with { Id = await ids.NextAsync(viewpoint.Tenant, cancellation) },
        };
        var decision = await activities.CompleteAsync(
            viewpoint.Tenant,
            activityId,
            command,
            (planned, item) => next!.Complete(planned, item),
            ReminderSignals.Of(durable, viewpoint.Tenant),
            cancellation);
        return decision is Decision<CompletedActivity>.Accepted { Result: var done }
            ? Completed(request, done, viewpoint)
            : Answers.Refusal(decision, conditions);
    }

    private static IResult Completed(HttpRequest request, CompletedActivity done, Viewpoint viewpoint)
    {
        EntityTag.Of(done.Activity.Revision).WriteTo(request.HttpContext.Response);
        var proposes = !done.MorePlanned && done.Item.Stage is not { IsFinal: true };
        return Answers.Ok(
            new CompleteActivityResponse(
                ActivityResponse.Of(done.Activity),
                done.Next is null ? null : ActivityResponse.Of(done.Next),
                done.MorePlanned,
                proposes ? DraftResponse.Of(viewpoint.DraftFor(done.Item.Key, done.Item, title: null)) : null),
            ApiJson.Context.CompleteActivityResponse);
    }
}
