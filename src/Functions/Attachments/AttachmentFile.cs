using SmartActivities.Storage.Files;

namespace SmartActivities.Functions.Attachments;

/// <summary>Where the bytes of an attachment lie: tenant, activity, attachment.</summary>
internal static class AttachmentFile
{
    public static FileName Of(TenantId tenant, ActivityId activity, string attachmentId) =>
        FileName.Of(tenant.Value, activity.ToString(), attachmentId);

    /// <summary>The activity and the attachment that a name was made for; null for any other name.</summary>
    public static (ActivityId Activity, string AttachmentId)? TryRead(FileName name) =>
        name.Parts() is [_, var activity, var attachment] && ActivityId.TryParse(activity, out var id) ? (id, attachment) : null;
}
