using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Attachments;
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

/// <summary>Saves a planned activity, with its files.</summary>
public sealed class SaveActivity(ActivityStore activities, ActivityIds ids, Uploads uploads, CallerContexts callers)
{
    [Function(nameof(SaveActivity))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "activities")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (!IdempotencyKey.Read(request).TryGet(out var key, out var problem))
            return problem.ToResult();

        var caller = await CallerContexts.BesideAsync(
            callers.OfPersonAsync(request, cancellation), ids.LookAheadAsync(request.HttpContext.Caller().Tenant, cancellation));
        await using var upload = uploads.Begin(caller.Tenant);
        if (!(await upload.ReadBodyAsync(request, ApiJson.Context.SaveActivityRequest, cancellation)).TryGet(out var body, out problem)
            || !Read(body, caller).TryGet(out var command, out problem))
        {
            return problem.ToResult();
        }

        // The files are stored under the id, which is spent on a request that is good so far.
        var id = await ids.NextAsync(caller.Tenant, cancellation);
        if (await upload.ReadFilesAsync(id, cancellation) is { } refusal)
            return refusal.ToResult();

        command = command with { Id = id, Files = upload.Files };
        var requestKey = Fingerprint.Of(key, caller.User, "activities", body, ApiJson.Context.SaveActivityRequest, upload.Files);
        upload.BeginCommit();
        var outcome = await activities.SaveAsync(caller.Tenant, command, requestKey, ReminderSignals.Of(durable, caller.Tenant), cancellation);
        if (outcome is not RequestOutcome<Activity>.Decided { Decision: Decision<Activity>.Accepted })
            upload.Refuse();
        return Answers.Of(outcome, activity => Created(request, activity));
    }

    private static Parsed<SaveActivityCommand> Read(SaveActivityRequest body, CallerContext caller)
    {
        var errors = new RequestErrors();
        var item = errors.Item(body.Item);
        errors.MustBeKnown(item, caller.Suggestions);
        if (body.ParentId is <= 0 or > ActivityId.Max)
            errors.Add("/parentId", "unknown", "There is no activity with this id.");
        var command = new SaveActivityCommand
        {
            Item = item ?? default,
            ItemTitle = body.Item?.Title,
            By = caller.User,
            Now = caller.Now,
            Content = body.Read(caller, errors),
            ParentId = body.ParentId is { } parent ? new ActivityId(parent) : null,
            Limits = caller.Limits,
        };
        errors.Add(command.Check());
        return errors.ToProblem() is { } problem ? problem : command;
    }

    private static JsonHttpResult<ActivityResponse> Created(HttpRequest request, Activity activity)
    {
        var response = request.HttpContext.Response;
        EntityTag.Of(activity).WriteTo(response);
        response.Headers.Location = $"{request.PathBase}{request.Path.Value!.TrimEnd('/')}/{activity.Id}";
        return TypedResults.Json(ActivityResponse.Of(activity), ApiJson.Context.ActivityResponse, statusCode: StatusCodes.Status201Created);
    }
}

/// <summary>The body of a request to save an activity.</summary>
internal sealed record SaveActivityRequest : ActivityFields
{
    public ItemReference? Item { get; init; }
    public long? ParentId { get; init; }
}
