using System.Security.Cryptography;
using SmartActivities.Storage.Files;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Files;

/// <summary>What every provider of <see cref="IFileStore"/> promises.</summary>
public abstract class FileStoreContract : IAsyncLifetime
{
    private const long NoLimit = long.MaxValue;

    private static readonly FileName Name = FileName.Of("tenant", "17", "0b7e");

    private protected static DateTimeOffset Now { get; } = new(2027, 3, 1, 9, 30, 0, TimeSpan.Zero);

    private protected IFileStore Files { get; private set; } = null!;

    public async Task InitializeAsync() => Files = await EmptyStoreAsync(new FixedTime());

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [ContractFact]
    public async Task Write_AnyLength_TellsSizeAndHashAndReadsBack()
    {
        // Nothing, one byte, and around the blocks of 64 KiB and 4 MiB in which the providers work.
        foreach (var length in new[] { 0, 1, 65_535, 65_536, 65_537, 4 << 20, (4 << 20) + 1, 9_000_000 })
        {
            var expected = await BytesAsync(new GeneratedStream(length));
            var name = FileName.Of("tenant", $"{length}");

            var file = await WriteAsync(name, length);

            Assert.Equal(new StoredFile(name, length, Convert.ToHexStringLower(SHA256.HashData(expected))), file);
            Assert.Equal(expected, await ReadAsync(name, FileSlice.Whole));
        }
    }

    [ContractFact]
    public async Task Store_NobodyHasWrittenTo_IsEmptyAndTakesTheFirstFile()
    {
        Assert.Null(await Files.OpenAsync(Name, default, default));
        await Files.DeleteAsync(Name, default);
        Assert.Empty(await Files.ListAsync("", default).ToListAsync());

        // Longer than a block, so that the first call is one of several.
        await WriteAsync(Name, 5_000_000);

        Assert.Single(await Files.ListAsync("", default).ToListAsync());
    }

    [ContractFact]
    public async Task Open_NoSuchFile_ReturnsNull()
    {
        await WriteAsync(Name, 1);

        Assert.Null(await Files.OpenAsync(FileName.Of("tenant", "17", "0b7f"), default, default));
        Assert.Null(await Files.OpenAsync(FileName.Of("tenant", "18", "0b7e"), default, default));
        Assert.Null(await Files.OpenAsync(FileName.Of("other"), new FileSlice(1, 1), default));
    }

    [ContractFact]
    public async Task Open_Slice_GivesItsBytesAndTheWholeSize()
    {
        await WriteAsync(Name, 5_000_000);
        (FileSlice Slice, long Length)[] slices =
        [
            (FileSlice.Whole, 5_000_000),
            (new FileSlice(0, 1), 1),
            (new FileSlice(4_194_300, 10), 10), // over the end of a block
            (new FileSlice(4_999_999, null), 1),
            (new FileSlice(4_999_990, 100), 10), // longer than what is there
            (new FileSlice(5_000_000, null), 0), // at the end
            (new FileSlice(6_000_000, 5), 0), // past it
        ];

        foreach (var (slice, length) in slices)
        {
            await using var content = await Files.OpenAsync(Name, slice, default);
            Assert.NotNull(content);
            Assert.Equal((length, 5_000_000), (content.Length, content.Size));
            var bytes = await BytesAsync(content.Stream);
            Assert.Equal(length, bytes.Length);
            Assert.True(bytes.Index().All(one => one.Item == GeneratedStream.At(slice.Offset + one.Index)), $"Other bytes from {slice.Offset}.");
        }
    }

    [ContractFact]
    public async Task Write_OverTheLimit_IsRefusedAndLeavesNothing()
    {
        foreach (var limit in new[] { 0, 1000, 6_000_000 })
        {
            var outcome = await Files.WriteAsync(Name, new GeneratedStream(limit + 1), limit, default);

            Assert.Equal(new FileWriteOutcome.TooLarge(limit), outcome);
            await AssertNothingLeftAsync();
        }
    }

    [ContractFact]
    public async Task Write_AtTheLimit_IsKept()
    {
        Assert.IsType<FileWriteOutcome.Written>(await Files.WriteAsync(Name, new GeneratedStream(1000), 1000, default));
        Assert.Single(await EntriesAsync(""));
    }

    [ContractFact]
    public async Task Write_Endless_StopsReadingSoonAfterTheLimit()
    {
        long reached = 0;
        await Files.WriteAsync(Name, new GeneratedStream(NoLimit, position => reached = position), 100_000, default);

        Assert.InRange(reached, 0, 100_000 + (4 << 20));
    }

    [ContractFact]
    public async Task Write_ContentBreaksOff_ThrowsTheSendersFailureAndLeavesNothing()
    {
        foreach (var place in new[] { 0, 10_000, 9_000_000 })
        {
            using var content = new GeneratedStream(NoLimit, position =>
            {
                if (position >= place)
                    throw new IOException("The line is dead.");
            });

            var failure = await Assert.ThrowsAsync<IOException>(() => Files.WriteAsync(Name, content, NoLimit, default));
            Assert.Equal("The line is dead.", failure.Message);
            await AssertNothingLeftAsync();
        }
    }

    [ContractFact]
    public async Task Write_CancelledOnTheWay_ThrowsAndLeavesNothing()
    {
        using var cancellation = new CancellationTokenSource();
        using var content = new GeneratedStream(NoLimit, position =>
        {
            if (position >= 9_000_000)
                cancellation.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Files.WriteAsync(Name, content, NoLimit, cancellation.Token));
        await AssertNothingLeftAsync();
    }

    [ContractFact]
    public async Task Write_NotYetWhole_IsInvisible()
    {
        var seen = 0;
        using var content = new GeneratedStream(9_000_000, position =>
        {
            if (position >= 8_900_000)
                seen += EntriesAsync("").GetAwaiter().GetResult().Count;
        });

        await Files.WriteAsync(Name, content, NoLimit, default);

        Assert.Equal(0, seen);
        Assert.Single(await EntriesAsync(""));
    }

    [ContractFact]
    public async Task Delete_FileOrNone_LeavesNoFile()
    {
        await Files.DeleteAsync(Name, default);
        await WriteAsync(Name, 10);
        await Files.DeleteAsync(Name, default);
        await Files.DeleteAsync(Name, default);

        Assert.Null(await Files.OpenAsync(Name, default, default));
        await AssertNothingLeftAsync();
    }

    [ContractFact]
    public async Task List_Prefix_NamesExactlyWhatBeginsWithIt()
    {
        FileName[] names = [FileName.Of("a", "1", "x"), FileName.Of("a", "1", "y"), FileName.Of("a", "10", "x"), FileName.Of("ab", "1", "x")];
        foreach (var name in names)
            await WriteAsync(name, 3);

        Assert.Equal(names.ToHashSet(), await NamesAsync(""));
        Assert.Equal(names[..3].ToHashSet(), await NamesAsync("a/"));
        Assert.Equal(names[..3].ToHashSet(), await NamesAsync("a/1"));
        Assert.Equal(names[..2].ToHashSet(), await NamesAsync("a/1/"));
        Assert.Empty(await NamesAsync("b/"));
    }

    [ContractFact]
    public async Task List_File_TellsSizeAndWhenByTheAppsClock()
    {
        await WriteAsync(Name, 70_000);

        Assert.Equal(new StoredFileEntry(Name, 70_000, Instant.FromDateTimeOffset(Now)), Assert.Single(await EntriesAsync("")));
    }

    [ContractFact]
    public async Task Names_OfAnyScriptAndCase_AreKeptApart()
    {
        FileName[] names = [FileName.Of("Ä", "a"), FileName.Of("ä", "a"), FileName.Of("ä", "A"), FileName.Of("..", "a"), FileName.Of("a b", "c/d|?#%\\")];
        foreach (var (index, name) in names.Index())
            await WriteAsync(name, index + 1);

        foreach (var (index, name) in names.Index())
            Assert.Equal(index + 1, (await ReadAsync(name, default)).Length);
        Assert.Equal(names.ToHashSet(), await NamesAsync(""));
    }

    [ContractFact]
    public async Task Transfer_NinetyMegabytes_HoldsLessThanSixteen()
    {
        const long length = 90 << 20, allowed = 16 << 20;
        await WriteAsync(FileName.Of("warm"), 5 << 20);
        await BytesAsync((await Files.OpenAsync(FileName.Of("warm"), default, default))!.Stream);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0, samples = 0;
        void Sample(long position)
        {
            // A collection every eight megabytes, so that what is measured is held and not only garbage.
            if (position / (8 << 20) < samples)
                return;
            samples++;
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        await Files.WriteAsync(Name, new GeneratedStream(length, Sample), NoLimit, default);
        Assert.InRange(samples, 10, 20);
        Assert.InRange(most, long.MinValue, allowed);

        samples = 0;
        await using var content = await Files.OpenAsync(Name, default, default);
        var buffer = new byte[81_920];
        long position = 0;
        for (int read; (read = await content!.Stream.ReadAsync(buffer)) > 0; position += read)
            Sample(position);
        Assert.Equal(length, position);
        Assert.InRange(most, long.MinValue, allowed);
    }

    /// <summary>A store that holds nothing, other than every one given before.</summary>
    private protected abstract Task<IFileStore> EmptyStoreAsync(TimeProvider time);

    /// <summary>Whether anything at all is stored, also what no listing shows.</summary>
    private protected abstract Task<bool> HasRemainsAsync();

    private async Task AssertNothingLeftAsync()
    {
        Assert.Empty(await EntriesAsync(""));
        Assert.False(await HasRemainsAsync());
    }

    private async Task<StoredFile> WriteAsync(FileName name, long length) =>
        Assert.IsType<FileWriteOutcome.Written>(await Files.WriteAsync(name, new GeneratedStream(length), NoLimit, default)).File;

    private async Task<byte[]> ReadAsync(FileName name, FileSlice slice)
    {
        await using var content = await Files.OpenAsync(name, slice, default);
        return await BytesAsync(content!.Stream);
    }

    private async Task<List<StoredFileEntry>> EntriesAsync(string prefix)
    {
        var entries = new List<StoredFileEntry>();
        await foreach (var entry in Files.ListAsync(prefix, default))
            entries.Add(entry);
        return entries;
    }

    private async Task<HashSet<FileName>> NamesAsync(string prefix) => [.. (await EntriesAsync(prefix)).Select(entry => entry.Name)];

    private static async Task<byte[]> BytesAsync(Stream stream)
    {
        await using (stream)
        {
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            return copy.ToArray();
        }
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
