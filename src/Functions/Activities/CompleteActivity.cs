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
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Activities;

/// <summary>Completes an activity, plans the next one if told so, and drafts one when nothing more is planned.</summary>
public sealed class CompleteActivity(ActivityStore activities, ActivityIds ids, CallerContexts callers)
{
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

        var caller = await CallerContexts.BesideAsync(
            callers.OfPersonAsync(request, cancellation),
            activities.LookAheadAsync(request.HttpContext.Caller().Tenant, activityId, cancellation));
        var errors = new RequestErrors();
        var next = asked.Next?.Read(caller, errors, within: "/next");
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        var command = new CompleteActivityCommand
        {
            By = caller.User,
            Now = caller.Now,
            Result = asked.Result,
            Expects = conditions.ExpectEdits,
            Next = next,
            NextId = next is null ? default : await ids.NextAsync(caller.Tenant, cancellation),
            Limits = caller.Limits,
        };
        var decision = await activities.CompleteAsync(caller.Tenant, activityId, command, ReminderSignals.Of(durable, caller.Tenant), cancellation);
        return decision is Decision<CompletedActivity>.Accepted { Result: var done }
            ? Completed(request, done, caller)
            : Answers.Refusal(decision, conditions);
    }

    private static IResult Completed(HttpRequest request, CompletedActivity done, CallerContext caller)
    {
        EntityTag.Of(done.Activity).WriteTo(request.HttpContext.Response);
        var proposes = !done.MorePlanned && done.Item.Stage is not { IsFinal: true };
        return Answers.Ok(
            new CompleteActivityResponse(
                ActivityResponse.Of(done.Activity),
                done.Next is null ? null : ActivityResponse.Of(done.Next),
                done.MorePlanned,
                proposes ? DraftResponse.Of(caller.Drafter.DraftFor(done.Item.Key, done.Item, title: null)) : null),
            ApiJson.Context.CompleteActivityResponse);
    }
}

/// <summary>The body of a request to complete an activity.</summary>
internal sealed record CompleteActivityRequest
{
    public static CompleteActivityRequest Empty { get; } = new();

    public string? Result { get; init; }
    public ActivityFields? Next { get; init; }
}

/// <summary>The answer to a completion; <see cref="Draft"/> is there when nothing more is planned on an item that lives on.</summary>
internal sealed record CompleteActivityResponse(ActivityResponse Activity, ActivityResponse? Next, bool MorePlanned, DraftResponse? Draft);
