using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SmartActivities.Domain.Limits;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage.Files;
using SmartActivities.Storage.Tables;

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
            await AttachmentFile.RemoveAsync(files, AttachmentFile.Of(tenant, activity, file.Id), cancellation);
    }
}

/// <summary>The files of a request that is not decided yet. They are stored while they arrive, under names that nobody knows before the
/// commit, and are removed again when the request comes to nothing.</summary>
internal sealed class PendingUpload(IFileStore store, TenantId tenant, long maxFileBytes, int maxFiles) : IAsyncDisposable
{
    private readonly List<Attachment> _files = [];
    private Upload? _parts;
    private ActivityId _activity;
    private bool _mayBeCommitted;

    public ImmutableArray<Attachment> Files => [.. _files];

    /// <summary>Reads a JSON request, or the first part, <c>activity</c>, of a multipart one. The files are still to be read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="shape">The shape of the JSON.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<Parsed<T>> ReadBodyAsync<T>(HttpRequest request, JsonTypeInfo<T> shape, CancellationToken cancellation)
    {
        if (!Upload.IsMultipart(request))
            return await JsonBody.ReadAsync(request, shape, cancellation);
        return Upload.Open(request).TryGet(out _parts, out var problem)
            ? await _parts.ReadJsonAsync("activity", shape, cancellation)
            : problem;
    }

    /// <summary>Begins to read a multipart request of files alone.</summary>
    /// <returns>What is wrong with the request; null when nothing is.</returns>
    public Problem? Open(HttpRequest request) => Upload.Open(request).TryGet(out _parts, out var problem) ? null : problem;

    /// <summary>Stores the files that follow the body, if any.</summary>
    /// <returns>What is wrong with them; null when nothing is.</returns>
    public async Task<Problem?> ReadFilesAsync(ActivityId activity, CancellationToken cancellation)
    {
        _activity = activity;
        return _parts is null ? null : await _parts.ReadFilesAsync(StoreAsync, cancellation);
    }

    /// <summary>From here on the files stay, even if the answer of the commit should be lost: it may have happened.</summary>
    public void BeginCommit() => _mayBeCommitted = true;

    /// <summary>The commit did not happen.</summary>
    public void Refuse() => _mayBeCommitted = false;

    public async ValueTask DisposeAsync()
    {
        if (_mayBeCommitted)
            return;
        // The client may have left, and what is stored must go all the same.
        foreach (var file in _files)
            await AttachmentFile.RemoveAsync(store, AttachmentFile.Of(tenant, _activity, file.Id), CancellationToken.None);
    }

    private async Task<Problem?> StoreAsync(UploadedFile file, CancellationToken cancellation)
    {
        if (file.Index >= maxFiles)
            return Problem.Validation("/file", "tooMany", $"An activity can have at most {maxFiles} files.");

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var name = AttachmentFile.Of(tenant, _activity, id);
        switch (await store.WriteAsync(name, file.Content, maxFileBytes, cancellation))
        {
            case FileWriteOutcome.Written { File: { Size: > 0 } stored }:
                _files.Add(new Attachment(id, file.Name, stored.Size, file.ContentType, stored.Sha256));
                return null;
            case FileWriteOutcome.Written:
                await AttachmentFile.RemoveAsync(store, name, CancellationToken.None);
                return Problem.Validation(file.Pointer, "empty", "A file must not be empty.");
            case FileWriteOutcome.TooLarge:
                var detail = $"A file may have at most {maxFileBytes} bytes.";
                return Problem.TooLarge(detail) with { Errors = [new RequestError("tooLarge", detail) { Pointer = file.Pointer }] };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}

/// <summary>Where the bytes of an attachment lie: tenant, activity, attachment.</summary>
internal static class AttachmentFile
{
    public static FileName Of(TenantId tenant, ActivityId activity, string attachmentId) =>
        FileName.Of(tenant.Value, activity.ToString(), attachmentId);

    /// <summary>Removes a file that nothing refers to. What was decided stands even if it cannot be removed at the moment: then the nightly sweep finds it.</summary>
    public static async Task RemoveAsync(IFileStore files, FileName name, CancellationToken cancellation)
    {
        try
        {
            await files.DeleteAsync(name, cancellation);
        }
        catch (StorageUnavailableException)
        {
            // It stays for a night.
        }
    }

    /// <summary>The activity and the attachment that a name was made for; null for any other name.</summary>
    public static (ActivityId Activity, string AttachmentId)? TryRead(FileName name) =>
        name.Parts() is [_, var activity, var attachment] && ActivityId.TryParse(activity, out var id) ? (id, attachment) : null;
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
