namespace SmartActivities.EndToEnd.Tests.Input;

/// <summary>An upload that breaks off leaves nothing.</summary>
public abstract class BrokenUpload : IAsyncLifetime
{
    private App _app = null!;
    private Client _anna = null!;

    public async Task InitializeAsync()
    {
        _app = await StartAsync();
        _anna = await _app.SignInAsync();
        (await _anna.PostAsync("/api/activities", new { item = Form.Deal("1") })).Is(201);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [ContractFact]
    public async Task Upload_EndedInAFile_IsRefusedAndLeavesNothing()
    {
        var before = await _app.RowsAsync();
        using var upload = await BeginSecondFileAsync();

        var answer = await upload.EndAsync();

        Assert.True(answer is "" || answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), answer);
        await UntilFilesAsync(0);
        Assert.Equal(before, await _app.RowsAsync());
    }

    [ContractFact]
    public async Task Upload_WhoseClientIsGone_LeavesNothing()
    {
        var before = await _app.RowsAsync();
        using var upload = await BeginSecondFileAsync();

        upload.Reset();

        await UntilFilesAsync(0);
        Assert.Equal(before, await _app.RowsAsync());
    }

    [ContractFact]
    public async Task Upload_LargerThanARequestMayBe_IsRefusedUnread()
    {
        using var upload = await RawUpload.BeginAsync(_app, _anna, announced: 99_614_721);

        var answer = await upload.ReadAsync();

        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("urn:smart-activities:problem:too-large", answer, StringComparison.Ordinal);
        Assert.Empty(await _app.FilesAsync());
    }

    [ContractFact]
    public async Task Files_BehindOneThatIsRefused_AreNotKept()
    {
        (await _anna.PostAsync("/api/activities", Form.Of(new { item = Form.Deal() }, ("good.txt", [1]), ("empty.txt", []))))
            .IsProblem(422, "validation");

        Assert.Empty(await _app.FilesAsync());
        (await _anna.GetAsync("/api/items/deal/42")).IsProblem(404, "not-found");
    }

    /// <summary>The product, on the provider that this suite is run for.</summary>
    protected abstract Task<App> StartAsync();

    /// <summary>An upload whose first file is stored, and whose second is under way.</summary>
    private async Task<RawUpload> BeginSecondFileAsync()
    {
        var upload = await RawUpload.BeginAsync(_app, _anna, announced: 100_000);
        await upload.SendActivityAsync();
        await upload.SendFileAsync("first.txt", "all of it\r\n");
        await upload.SendFileAsync("second.txt", "a part");
        await UntilFilesAsync(1);
        return upload;
    }

    /// <summary>The network has no clock that could be moved, so the state is asked for until it is there, or hope is lost.</summary>
    private async Task UntilFilesAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await _app.FilesAsync()).Count != count)
        {
            Assert.False(patience.IsCancellationRequested, $"There are not {count} files after a minute.");
            await Task.Yield();
        }
    }
}

public sealed class EmbeddedBrokenUploadTests : BrokenUpload
{
    protected override Task<App> StartAsync() => App.StartAsync();
}

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzureBrokenUploadTests(AzuriteFixture azurite) : BrokenUpload
{
    protected override Task<App> StartAsync() => App.StartAsync(azurite);
}
