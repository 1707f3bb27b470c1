namespace SmartActivities.Storage.Files;

/// <summary>Files by name: written whole and once, read from any place, never held in memory.</summary>
/// <remarks>
/// A name is for one write; what a second write to it leaves behind is not promised. A provider that cannot be reached
/// throws <see cref="Tables.StorageUnavailableException"/> once its own retries are used up.
/// </remarks>
public interface IFileStore
{
    /// <summary>
    /// Writes a file as the content arrives. It becomes visible when it is whole and durable; when the content breaks off,
    /// is too long or the write is cancelled, nothing of it stays.
    /// </summary>
    /// <param name="name">The file's name.</param>
    /// <param name="content">Read to its end, from where it stands; left open.</param>
    /// <param name="limit">The most bytes to take.</param>
    /// <param name="cancellation">Gives the write up.</param>
    /// <returns>Size and hash of what was written, or that the content is over the limit.</returns>
    Task<FileWriteOutcome> WriteAsync(FileName name, Stream content, long limit, CancellationToken cancellation);

    /// <summary>Opens a file, or a part of it, for reading; one round trip wherever the provider can.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="slice">Which bytes; the default is all of them.</param>
    /// <param name="cancellation">Gives the opening up.</param>
    /// <returns>The content, which the caller disposes of, or null where there is no such file.</returns>
    Task<FileContent?> OpenAsync(FileName name, FileSlice slice, CancellationToken cancellation);

    /// <summary>Removes a file; content that is open already may still be read or break off.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>A task that completes when there is no such file, whether or not there was one.</returns>
    Task DeleteAsync(FileName name, CancellationToken cancellation);

    /// <summary>Every whole file whose name begins in a certain way, in no certain order.</summary>
    /// <param name="prefix">How the names begin, see <see cref="FileName.ToString"/>; empty for every file.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The files, fetched as the caller goes on.</returns>
    IAsyncEnumerable<StoredFileEntry> ListAsync(string prefix, CancellationToken cancellation);
}
