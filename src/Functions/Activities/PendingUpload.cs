using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Multipart;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Storage.Files;

namespace SmartActivities.Functions.Activities;

/// <summary>The files of a request that is not decided yet. They are stored while they arrive, under names that nobody knows before the
/// commit, and are removed again when the request comes to nothing.</summary>
internal sealed class PendingUpload(IFileStore store, TenantId tenant, ActivityId activity, long maxFileBytes) : IAsyncDisposable
{
    private readonly List<Attachment> _files = [];
    private bool _mayBeCommitted;

    public ImmutableArray<Attachment> Files => [.. _files];

    /// <summary>Reads a JSON request, or a multipart one whose first part <c>activity</c> is that JSON.</summary>
    /// <param name="request">The request.</param>
    /// <param name="shape">The shape of the JSON.</param>
    /// <param name="check">Checks the JSON before the first file is read.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Problem?> ReadAsync<T>(
        HttpRequest request, JsonTypeInfo<T> shape, Func<T, Problem?> check, CancellationToken cancellation)
    {
        if (!Upload.IsMultipart(request))
            return Checked(await JsonBody.ReadAsync(request, shape, cancellation), check);
        if (!Upload.Open(request).TryGet(out var upload, out var problem))
            return problem;
        return Checked(await upload.ReadJsonAsync("activity", shape, cancellation), check) ?? await upload.ReadFilesAsync(StoreAsync, cancellation);
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
            await store.DeleteAsync(AttachmentFile.Of(tenant, activity, file.Id), CancellationToken.None);
    }

    private static Problem? Checked<T>(Parsed<T> parsed, Func<T, Problem?> check) =>
        parsed.TryGet(out var value, out var problem) ? check(value) : problem;

    private async Task<Problem?> StoreAsync(UploadedFile file, CancellationToken cancellation)
    {
        if (file.Index >= Attachment.MaxPerActivity)
            return Problem.Validation("/file", "tooMany", $"An activity can have at most {Attachment.MaxPerActivity} files.");

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var name = AttachmentFile.Of(tenant, activity, id);
        switch (await store.WriteAsync(name, file.Content, maxFileBytes, cancellation))
        {
            case FileWriteOutcome.Written { File: { Size: > 0 } stored }:
                _files.Add(new Attachment(id, file.Name, stored.Size, file.ContentType, stored.Sha256));
                return null;
            case FileWriteOutcome.Written:
                await store.DeleteAsync(name, CancellationToken.None);
                return Problem.Validation(file.Pointer, "empty", "A file must not be empty.");
            case FileWriteOutcome.TooLarge:
                var detail = $"A file may have at most {maxFileBytes} bytes.";
                return Problem.TooLarge(detail) with { Errors = [new ProblemError("tooLarge", detail) { Pointer = file.Pointer }] };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
