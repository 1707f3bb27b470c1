using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Attachments;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;
using SmartActivities.Storage.Files;

namespace SmartActivities.Functions.Activities;

/// <summary>Hands out the bytes of a file, or a range of them.</summary>
public sealed class DownloadAttachment(ActivityStore activities, IFileStore files)
{
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
