using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Attachments;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Activities;

/// <summary>Adds files to an open activity.</summary>
public sealed class AddAttachments(ActivityStore activities, Uploads uploads, CallerContexts callers)
{
    [Function(nameof(AddAttachments))]
    [AnyUser]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "activities/{id}/attachments")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        if (!ActivityId.TryParse(id, out var activityId))
            return Problem.NotFound("There is no activity with this id.").ToResult();
        if (!IdempotencyKey.Read(request).TryGet(out var key, out var problem) || !Preconditions.Read(request).TryGet(out var conditions, out problem))
            return problem.ToResult();

        var caller = await callers.OfAsync(request, cancellation);
        await using var upload = uploads.Begin(caller.Tenant);
        if (upload.Open(request) is { } unreadable)
            return unreadable.ToResult();

        // No file is stored for an activity that is not there.
        if (await activities.GetAsync(caller.Tenant, activityId, cancellation) is null)
            return Problem.NotFound("There is no activity with this id.").ToResult();
        if (await upload.ReadFilesAsync(activityId, cancellation) is { } refusal)
            return refusal.ToResult();

        var command = new AttachFilesCommand(caller.User, caller.Now, upload.Files) { Expects = conditions.ExpectEdits, Limits = caller.Limits };
        var requestKey = Fingerprint.Of(key, caller.User, $"activities/{activityId}/attachments", upload.Files);
        upload.BeginCommit();
        var outcome = await activities.AttachAsync(caller.Tenant, activityId, command, requestKey, cancellation);
        if (outcome is not RequestOutcome<Activity>.Decided { Decision: Decision<Activity>.Accepted })
            upload.Refuse();
        return Answers.Of(outcome, activity => Added(activity, upload.Files.Length), conditions);
    }

    // What came last stands last.
    private static JsonHttpResult<ListResponse<AttachmentResponse>> Added(Activity activity, int count) => TypedResults.Json(
        new ListResponse<AttachmentResponse>([.. activity.Attachments.TakeLast(count).Select(AttachmentResponse.Of)], null),
        ApiJson.Context.ListResponseAttachmentResponse,
        statusCode: StatusCodes.Status201Created);
}
