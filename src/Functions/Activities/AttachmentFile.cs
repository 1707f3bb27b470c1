using SmartActivities.Storage.Files;

namespace SmartActivities.Functions.Activities;

/// <summary>Where the bytes of an attachment lie.</summary>
internal static class AttachmentFile
{
    public static FileName Of(TenantId tenant, ActivityId activity, string attachmentId) =>
        FileName.Of(tenant.Value, activity.ToString(), attachmentId);
}
