using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Activities;

/// <summary>Offers ways to put an activity off, ready-made.</summary>
public sealed class ListSnoozeChoices(ActivityStore activities, CallerContexts callers)
{
    [Function(nameof(ListSnoozeChoices))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "activities/{id}/snooze")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        if (!ActivityId.TryParse(id, out var activityId))
            return Problem.NotFound("There is no activity with this id.").ToResult();
        var reading = activities.GetAsync(request.HttpContext.Caller().Tenant, activityId, cancellation);
        var caller = await CallerContexts.BesideAsync(callers.OfPersonAsync(request, cancellation), reading);
        if (await reading is not { } activity)
            return Problem.NotFound("There is no activity with this id.").ToResult();
        var choices = SnoozeChoice.For(activity, caller.Calendar, caller.Language, caller.Now);
        return Answers.Ok(new SnoozeMenuResponse([.. choices.Select(SnoozeChoiceResponse.Of)]), ApiJson.Context.SnoozeMenuResponse);
    }
}

/// <summary>The ways to put an activity off; none for one that has ended.</summary>
internal sealed record SnoozeMenuResponse(IReadOnlyList<SnoozeChoiceResponse> Choices);

/// <summary>A way to put an activity off: what it is called, what to send for it, and what would hold then.</summary>
internal sealed record SnoozeChoiceResponse(string Label, SnoozeFields Request, OffsetDateTime? Deadline, Instant? NextReminderAt)
{
    public static SnoozeChoiceResponse Of(SnoozeChoice choice) =>
        new(choice.Label, SnoozeFields.Of(choice.What, choice.To), choice.Result.Deadline?.Local, choice.Result.NextReminderAt);
}
