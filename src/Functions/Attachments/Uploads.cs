using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Files;

namespace SmartActivities.Functions.Attachments;

/// <summary>Takes files in and removes them.</summary>
/// <param name="files">Where the bytes go.</param>
/// <param name="options">How large a file may be.</param>
/// <param name="limits">How many there may be.</param>
public sealed class Uploads(IFileStore files, IOptions<AttachmentOptions> options, ServiceLimits limits)
{
    internal PendingUpload Begin(TenantId tenant) => new(files, tenant, options.Value.MaxFileBytes, limits.FilesPerActivity);

    /// <summary>Removes files that no activity refers to any more.</summary>
    internal async Task RemoveAsync(TenantId tenant, ChangeSet changes, CancellationToken cancellation)
    {
        foreach (var (activity, file) in changes.RemovedFiles)
            await files.DeleteAsync(AttachmentFile.Of(tenant, activity, file.Id), cancellation);
    }
}

/// <summary>The section <c>Attachments</c> of the settings.</summary>
public sealed class AttachmentOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Attachments";

    /// <summary>The most bytes of one file; 25 MiB unless set, and never more than a request takes.</summary>
    [Range(1, 95 * 1024 * 1024, ErrorMessage = "Attachments__MaxFileBytes must lie between 1 and 99614720.")]
    public long MaxFileBytes { get; set; } = 25 * 1024 * 1024;
}
