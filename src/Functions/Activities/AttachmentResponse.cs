namespace SmartActivities.Functions.Activities;

/// <summary>A file as answers tell of it.</summary>
internal sealed record AttachmentResponse(string Id, string Name, long Size, string ContentType, string Sha256)
{
    public static AttachmentResponse Of(Attachment file) => new(file.Id, file.Name, file.Size, file.ContentType, file.Sha256);
}
