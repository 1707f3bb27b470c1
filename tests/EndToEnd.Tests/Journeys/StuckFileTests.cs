using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Storage.Files;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>Files that cannot be removed at the moment change no answer, and the nightly sweep finds them.</summary>
public sealed class StuckFileTests : IAsyncLifetime
{
    private static readonly byte[] Offer = "an offer"u8.ToArray();

    private StuckFiles _files = null!;
    private App _app = null!;
    private Client _anna = null!;

    public async Task InitializeAsync()
    {
        _app = await App.StartAsync(options => options.ConfigureServices(services =>
        {
            var files = services.Last(service => service.ServiceType == typeof(IFileStore));
            services.AddSingleton<IFileStore>(provider => _files = new StuckFiles((IFileStore)files.ImplementationFactory!(provider)));
        }));
        _anna = await _app.SignInAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Activity_Deleted_IsGoneAndItsFileFollows()
    {
        var id = (await SaveAsync()).Id();

        _files.AreStuck = true;
        (await _anna.DeleteAsync($"/api/activities/{id}")).Is(204);

        (await _anna.GetAsync($"/api/activities/{id}")).Is(404);
        await AssertSweptAsync();
    }

    [Fact]
    public async Task Attachment_Removed_IsGoneAndItsFileFollows()
    {
        var saved = await SaveAsync();

        _files.AreStuck = true;
        (await _anna.DeleteAsync($"/api/activities/{saved.Id()}/attachments/{saved.List("attachments")[0].Text("id")}")).Is(204);

        Assert.Empty((await _anna.GetAsync($"/api/activities/{saved.Id()}/attachments")).Is(200).List("items"));
        await AssertSweptAsync();
    }

    [Fact]
    public async Task Save_RefusedAfterItsFirstFile_SaysWhy()
    {
        _files.AreStuck = true;

        var refusal = await _anna.PostAsync("/api/activities", Form.Of(new { item = Form.Deal() }, ("offer.pdf", Offer), ("empty.pdf", [])));

        Assert.Equal("empty", refusal.Is(422).List("errors")[0].Text("code"));
        await AssertSweptAsync();
    }

    private async Task<System.Text.Json.JsonElement> SaveAsync() =>
        (await _anna.PostAsync("/api/activities", Form.Of(new { item = Form.Deal() }, ("offer.pdf", Offer)))).Is(201);

    private async Task AssertSweptAsync()
    {
        Assert.NotEmpty(await _app.FilesAsync());
        _files.AreStuck = false;
        await _app.AdvanceAsync(Duration.FromDays(2));
        Assert.Empty(await _app.FilesAsync());
    }

    /// <summary>Files of which none goes while it is told so.</summary>
    private sealed class StuckFiles(IFileStore files) : IFileStore
    {
        public bool AreStuck { get; set; }

        public Task<FileWriteOutcome> WriteAsync(FileName name, Stream content, long limit, CancellationToken cancellation) =>
            files.WriteAsync(name, content, limit, cancellation);

        public Task<FileContent?> OpenAsync(FileName name, FileSlice slice, CancellationToken cancellation) => files.OpenAsync(name, slice, cancellation);

        public Task DeleteAsync(FileName name, CancellationToken cancellation) =>
            AreStuck ? throw new StorageUnavailableException() : files.DeleteAsync(name, cancellation);

        public IAsyncEnumerable<StoredFileEntry> ListAsync(string prefix, CancellationToken cancellation) => files.ListAsync(prefix, cancellation);
    }
}
