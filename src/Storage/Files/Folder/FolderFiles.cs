using System.Buffers;
using System.Runtime.CompilerServices;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Files.Folder;

/// <summary>
/// Files in a folder, for one process at a time. A file is written under a name that no listing knows, flushed to the disk
/// and then renamed.
/// </summary>
internal sealed class FolderFiles : IFileStore
{
    private const int BlockSize = 64 * 1024;

    private readonly string _kept;
    private readonly string _arriving;
    private readonly TimeProvider _time;
    private long _lastArrival;

    /// <summary>Takes the folder, making what is missing in it.</summary>
    public FolderFiles(string folder, TimeProvider time)
    {
        _kept = Path.Combine(Path.GetFullPath(folder), "kept");
        _arriving = Path.Combine(Path.GetFullPath(folder), "arriving");
        _time = time;
        Directory.CreateDirectory(_kept);
        // What was arriving when the process last ended will never be whole.
        if (Directory.Exists(_arriving))
            Directory.Delete(_arriving, recursive: true);
        Directory.CreateDirectory(_arriving);
    }

    public async Task<FileWriteOutcome> WriteAsync(FileName name, Stream content, long limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var target = PathOf(name);
        var arriving = Path.Combine(_arriving, $"{Interlocked.Increment(ref _lastArrival)}");
        try
        {
            using var reader = new ContentReader(content, limit);
            if (!await ReceiveAsync(reader, arriving, cancellation))
                return new FileWriteOutcome.TooLarge(limit);

            // The time of the app's clock, which is not the machine's when a test or a demonstration moves it.
            File.SetLastWriteTimeUtc(arriving, _time.GetUtcNow().UtcDateTime);
            Keep(arriving, target);
            return reader.Written(name);
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    public Task<FileContent?> OpenAsync(FileName name, FileSlice slice, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var file = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BlockSize, FileOptions.Asynchronous);
            var size = file.Length;
            var length = slice.Within(size);
            file.Position = Math.Min(slice.Offset, size);
            return Task.FromResult<FileContent?>(new FileContent(new BoundedStream(file, length), length, size));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<FileContent?>(null);
        }
    }

    public Task DeleteAsync(FileName name, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var path = PathOf(name);
        try
        {
            File.Delete(path);
            if (Path.GetDirectoryName(path) is { } folder && folder != _kept && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing of that tenant or activity is there.
        }
        catch (IOException) when (!File.Exists(path))
        {
            // Another file has come into the folder.
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredFileEntry> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        // Only the folder that the prefix names can hold such files.
        var root = Path.Combine(_kept, prefix[..(prefix.LastIndexOf('/') + 1)]);
        if (!Directory.Exists(root))
            yield break;

        foreach (var file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Path.GetRelativePath(_kept, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (path.StartsWith(prefix, StringComparison.Ordinal) && FileName.TryParse(path, out var name) && Entry(file, name) is { } entry)
                yield return entry;
        }

        await Task.CompletedTask;
    }

    private static void Keep(string arriving, string target)
    {
        while (true)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            try
            {
                File.Move(arriving, target, overwrite: true);
                return;
            }
            catch (DirectoryNotFoundException) when (File.Exists(arriving))
            {
                // The folder's last file went at this moment, and the folder with it.
            }
        }
    }

    private static StoredFileEntry? Entry(FileInfo file, FileName name)
    {
        try
        {
            return new StoredFileEntry(name, file.Length, Instant.FromDateTimeUtc(file.LastWriteTimeUtc));
        }
        catch (FileNotFoundException)
        {
            // Deleted since the folder was read.
            return null;
        }
    }

    private static async Task<bool> ReceiveAsync(ContentReader reader, string path, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            int read;
            do
            {
                read = await reader.ReadAsync(buffer.AsMemory(0, BlockSize), cancellation);
                if (reader.IsOverLimit)
                    return false;
                await KeepAsync(file, buffer.AsMemory(0, read), isLast: read < BlockSize, cancellation);
            }
            while (read == BlockSize);

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Only what the disk refuses is storage's failure; content that breaks off is its sender's.
    private static async Task KeepAsync(FileStream file, ReadOnlyMemory<byte> block, bool isLast, CancellationToken cancellation)
    {
        try
        {
            await file.WriteAsync(block, cancellation);
            if (isLast)
                file.Flush(flushToDisk: true);
        }
        catch (IOException e)
        {
            throw new StorageUnavailableException($"The folder of files cannot be written: {e.Message}", e);
        }
    }

    private string PathOf(FileName name) => Path.Combine(_kept, name.Path().Replace('/', Path.DirectorySeparatorChar));
}
