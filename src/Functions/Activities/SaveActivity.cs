using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;
using Command = SmartActivities.Domain.Commands.SaveActivity;

namespace SmartActivities.Functions.Activities;

/// <summary>Saves a planned activity, with its files.</summary>
/// <param name="activities">The activities.</param>
/// <param name="ids">Gives out ids.</param>
/// <param name="uploads">Takes files in.</param>
/// <param name="viewpoints">Who asks.</param>
public sealed class SaveActivity(ActivityStore activities, ActivityIds ids, Uploads uploads, Viewpoints viewpoints)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(SaveActivity))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "activities")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (!IdempotencyKey.Read(request).TryGet(out var key, out var problem))
            return problem.ToResult();

        var viewpoint = await viewpoints.OfPersonAsync(request, cancellation);
        var id = await ids.NextAsync(viewpoint.Tenant, cancellation);
        await using var upload = uploads.Begin(viewpoint.Tenant, id);
        Command? command = null;
        ActivityWish? wish = null;
        SaveActivityRequest? asked = null;
        problem = await upload.ReadAsync(request, ApiJson.Context.SaveActivityRequest, Check, cancellation);
        if (problem is not null)
            return problem.ToResult();

        command = command! with { Id = id, Files = upload.Files };
        var requestKey = key is { } given ? Fingerprint.Of(given, viewpoint.User, asked!, upload.Files) : null;
        upload.BeginCommit();
        var outcome = await activities.SaveAsync(
            viewpoint.Tenant, command, wish!.Complete, requestKey, ReminderSignals.Of(durable, viewpoint.Tenant), cancellation);
        if (outcome is not SaveOutcome.Decided { Decision: Decision<Activity>.Accepted })
            upload.Refuse();
        return outcome switch
        {
            SaveOutcome.Decided { Decision: Decision<Activity>.Accepted accepted } => Created(request, accepted.Result),
            SaveOutcome.Decided refused => Answers.Refusal(refused.Decision),
            SaveOutcome.Repeated repeated => Created(request, repeated.Activity),
            SaveOutcome.KeyReused => Problem.IdempotencyKeyReused().ToResult(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        // Every rule is checked before the first byte of a file is read.
        Problem? Check(SaveActivityRequest body)
        {
            asked = body;
            var violations = new Violations();
            var item = violations.Item(body.Item);
            violations.MustBeKnown(item, viewpoint.Suggestions);
            if (body.ParentId is <= 0 or > ActivityId.Max)
                violations.Add("/parentId", "unknown", "There is no activity with this id.");
            wish = ActivityWish.Read(body, viewpoint, violations);
            command = wish.ToCommand(item ?? default, body.Item?.Title) with
            {
                ParentId = body.ParentId is { } parent ? new ActivityId(parent) : null,
            };
            violations.Add(command.Check());
            return violations.ToProblem();
        }
    }

    private static JsonHttpResult<ActivityResponse> Created(HttpRequest request, Activity activity)
    {
        var response = request.HttpContext.Response;
        EntityTag.Of(activity.Revision).WriteTo(response);
        response.Headers.Location = $"{request.PathBase}{request.Path.Value!.TrimEnd('/')}/{activity.Id}";
        return TypedResults.Json(ActivityResponse.Of(activity), ApiJson.Context.ActivityResponse, statusCode: StatusCodes.Status201Created);
    }
}
