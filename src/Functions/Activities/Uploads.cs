using Microsoft.Extensions.Options;
using SmartActivities.Storage.Files;

namespace SmartActivities.Functions.Activities;

/// <summary>Takes files in and removes them.</summary>
/// <param name="files">Where the bytes go.</param>
/// <param name="options">How large a file may be.</param>
public sealed class Uploads(IFileStore files, IOptions<AttachmentOptions> options)
{
    internal PendingUpload Begin(TenantId tenant, ActivityId activity) => new(files, tenant, activity, options.Value.MaxFileBytes);

    /// <summary>Removes files that no activity refers to any more.</summary>
    internal async Task RemoveAsync(TenantId tenant, ActivityId activity, ImmutableArray<Attachment> removed, CancellationToken cancellation)
    {
        foreach (var file in removed)
            await files.DeleteAsync(AttachmentFile.Of(tenant, activity, file.Id), cancellation);
    }
}
