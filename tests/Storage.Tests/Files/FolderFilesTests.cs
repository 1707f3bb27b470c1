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
    public async Task Create_WhatACrashLeft_IsRemovedAndFilesStay()
    {
        await Files.WriteAsync(FileName.Of("kept"), new GeneratedStream(10), 10, default);
        var remains = Path.Combine(_folder.FullName, "arriving", "1");
        await File.WriteAllTextAsync(remains, "half");

        await Files.CreateAsync(default);

        Assert.False(File.Exists(remains));
        await using var kept = await Files.OpenAsync(FileName.Of("kept"), default, default);
        Assert.Equal(10, kept?.Size);
    }

    private protected override async Task<IFileStore> EmptyStoreAsync(TimeProvider time)
    {
        var files = new FolderFiles(_folder.FullName, time);
        await files.CreateAsync(default);
        return files;
    }

    private protected override Task<bool> HasRemainsAsync() =>
        Task.FromResult(Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Any());
}
