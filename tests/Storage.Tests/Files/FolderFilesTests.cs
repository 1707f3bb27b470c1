using SmartActivities.Storage.Files;
using SmartActivities.Storage.Files.Folder;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Files;

[Collection(Alone.Name)]
public sealed class FolderFilesContractTests : FileStoreContract
{
    private readonly TemporaryFolder _folder = new();

    public override Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Open_WhatACrashLeft_IsRemovedAndFilesStay()
    {
        await Files.WriteAsync(FileName.Of("kept"), new GeneratedStream(10), 10, default);
        var remains = Path.Combine(_folder.FullName, "arriving", "1");
        await File.WriteAllTextAsync(remains, "half");

        var again = new FolderFiles(_folder.FullName, TimeProvider.System);

        Assert.False(File.Exists(remains));
        await using var kept = await again.OpenAsync(FileName.Of("kept"), default, default);
        Assert.Equal(10, kept?.Size);
    }

    [Fact]
    public async Task Delete_LastFileOfAFolder_RemovesTheFolder()
    {
        FileName first = FileName.Of("demo", "1", "a"), second = FileName.Of("demo", "1", "b");
        await Files.WriteAsync(first, new GeneratedStream(10), 10, default);
        await Files.WriteAsync(second, new GeneratedStream(10), 10, default);
        var folder = Path.Combine(_folder.FullName, "kept", "demo", "1");

        await Files.DeleteAsync(first, default);
        Assert.True(Directory.Exists(folder));
        await Files.DeleteAsync(second, default);

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Write_WhileTheFolderEmpties_IsKept()
    {
        for (var round = 0; round < 50; round++)
        {
            FileName going = FileName.Of("demo", "1", $"going{round}"), coming = FileName.Of("demo", "1", "coming");
            await Files.WriteAsync(going, new GeneratedStream(10), 10, default);

            await Task.WhenAll(Task.Run(() => Files.DeleteAsync(going, default)), Task.Run(() => Files.WriteAsync(coming, new GeneratedStream(10), 10, default)));

            await using (var kept = await Files.OpenAsync(coming, default, default))
                Assert.Equal(10, kept?.Size);
            await Files.DeleteAsync(coming, default);
        }
    }

    private protected override Task<IFileStore> EmptyStoreAsync(TimeProvider time) =>
        Task.FromResult<IFileStore>(new FolderFiles(_folder.FullName, time));

    private protected override Task<bool> HasRemainsAsync() =>
        Task.FromResult(Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Any());
}
