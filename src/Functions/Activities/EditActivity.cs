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

/// <summary>Changes some members of an open activity.</summary>
public sealed class EditActivity(ActivityStore activities, CallerContexts callers)
{
    [Function(nameof(EditActivity))]
    [AnyUser]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "activities/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (!ActivityId.TryParse(id, out var activityId))
            return Problem.NotFound("There is no activity with this id.").ToResult();
        if (!TagCondition.RequiredIfMatch(request).TryGet(out _, out var problem) || !Preconditions.Read(request).TryGet(out var conditions, out problem))
            return problem.ToResult();
        var body = await JsonBody.ReadPatchAsync(request, ApiJson.Context.EditActivityRequest, cancellation);
        if (!body.TryGet(out var asked, out problem))
            return problem.ToResult();

        var caller = await CallerContexts.BesideAsync(
            callers.OfAsync(request, cancellation),
            activities.LookAheadAsync(request.HttpContext.Caller().Tenant, activityId, cancellation));
        var errors = new RequestErrors();
        var command = asked.Read(caller, errors) with { Expects = conditions.ExpectEdits };
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        var decision = await activities.ChangeAsync(
            caller.Tenant, activityId, command.Decide, ReminderSignals.Of(durable, caller.Tenant), cancellation);
        return ActivityAnswers.Of(request, decision, conditions);
    }
}

/// <summary>The body of a request to edit an activity, a merge patch: what is absent stays, <c>null</c> clears what may be empty.</summary>
internal sealed record EditActivityRequest
{
    public Optional<string> Subject { get; init; }
    public Optional<string> Description { get; init; }
    public Optional<OffsetDateTime?> Deadline { get; init; }
    public Optional<string> TimeZone { get; init; }
    public Optional<string> ResponsibleId { get; init; }
    public Optional<IReadOnlyList<Duration>> Reminders { get; init; }
    public Optional<string> Color { get; init; }

    /// <summary>The command; meaningless once there are errors.</summary>
    public EditActivityCommand Read(CallerContext caller, RequestErrors errors)
    {
        Require(Subject is { IsPresent: true, Value: null }, "/subject");
        Require(Deadline is { IsPresent: true, Value: null }, "/deadline");
        Require(TimeZone is { IsPresent: true, Value: null }, "/timeZone");
        Require(ResponsibleId is { IsPresent: true, Value: null }, "/responsibleId");
        return new EditActivityCommand
        {
            By = caller.User,
            Now = caller.Now,
            Subject = Subject.Value,
            Description = Description.IsPresent ? Description.Value ?? "" : null,
            DeadlineAt = Deadline.Value?.ToInstant(),
            Zone = errors.Zone(TimeZone.Value, "/timeZone"),
            ResponsibleId = errors.User(ResponsibleId.Value, "/responsibleId"),
            Reminders = Reminders.IsPresent ? Reminders.Value ?? [] : null,
            Color = Color.Value,
            ClearsColor = Color is { IsPresent: true, Value: null },
            Limits = caller.Limits,
        };

        void Require(bool isCleared, string pointer)
        {
            if (isCleared)
                errors.Add(pointer, "required", "An activity cannot be without this; leave the member out to keep what there is.");
        }
    }
}
