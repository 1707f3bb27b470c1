using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Files;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Storage;
using SmartActivities.Storage.Files;

namespace SmartActivities.Functions.Activities;

/// <summary>Hands out the bytes of a file, or a range of them.</summary>
/// <param name="activities">The activities.</param>
/// <param name="files">Where the bytes are.</param>
public sealed class DownloadAttachment(ActivityStore activities, IFileStore files)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(DownloadAttachment))]
    [AnyUser]
    [AnswersOtherThanJson]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "activities/{id}/attachments/{attachmentId}")] HttpRequest request,
        string id,
        string attachmentId,
        CancellationToken cancellation)
    {
        var tenant = request.HttpContext.Caller().Tenant;
        if (!ActivityId.TryParse(id, out var activityId)
            || await activities.GetAsync(tenant, activityId, cancellation) is not { } activity
            || activity.Attachments.FirstOrDefault(file => file.Id == attachmentId) is not { } attachment)
        {
            return Problem.NotFound("There is no file with this id.").ToResult();
        }

        var name = AttachmentFile.Of(tenant, activityId, attachment.Id);
        return new FileAnswer(
            new FileDescription(attachment.Name, attachment.ContentType, attachment.Size, attachment.Sha256),
            async (offset, length, ct) => (await files.OpenAsync(name, new FileSlice(offset, length), ct))?.Stream);
    }
}
