using SmartActivities.Storage.Tests.Files;

namespace SmartActivities.EndToEnd.Tests.LargeFiles;

/// <summary>Files pass through the app; it never holds one.</summary>
public abstract class LargeFile
{
    private const long Allowed = 16 << 20;

    private long _before;
    private long _most;
    private int _samples;

    [ContractFact]
    public async Task File_OfNinetyMegabytes_IsSentAndFetchedWithoutBeingHeld()
    {
        const long length = 90 << 20;
        await using var app = await StartAsync("99614720");
        var anna = await app.SignInAsync();
        await FetchAsync(anna, await SendAsync(anna, 2 << 20), 2 << 20);

        Begin();
        var file = await SendAsync(anna, length, Sample);
        Assert.InRange(_samples, 10, 20);
        Assert.InRange(_most, long.MinValue, Allowed);

        Begin();
        await FetchAsync(anna, file, length, Sample);
        Assert.InRange(_samples, 10, 20);
        Assert.InRange(_most, long.MinValue, Allowed);
    }

    /// <summary>The product, on the provider that this suite is run for.</summary>
    protected abstract Task<App> StartAsync(string maxFileBytes);

    private static async Task<string> SendAsync(Client client, long length, Action<long>? onRead = null)
    {
        var form = Form.Of(new { item = Form.Deal() });
        form.AddFile("large.bin", new StreamContent(new GeneratedStream(length, onRead)), "application/octet-stream");
        var saved = (await client.PostAsync("/api/activities", form)).Is(201);
        Assert.Equal(length, saved.List("attachments")[0].At("size").GetInt64());
        return $"/api/activities/{saved.Id()}/attachments/{saved.List("attachments")[0].Text("id")}";
    }

    private static async Task FetchAsync(Client client, string file, long length, Action<long>? onRead = null)
    {
        using var answer = await client.OpenAsync(file);
        Assert.Equal(length, answer.EnsureSuccessStatusCode().Content.Headers.ContentLength);
        await using var bytes = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[81_920];
        long position = 0;
        for (int read; (read = await bytes.ReadAsync(buffer)) > 0;)
        {
            onRead?.Invoke(position);
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] != GeneratedStream.At(position++))
                    Assert.Fail($"Byte {position - 1} is another.");
            }
        }

        Assert.Equal(length, position);
    }

    private void Begin()
    {
        _before = GC.GetTotalMemory(forceFullCollection: true);
        (_most, _samples) = (0, 0);
    }

    private void Sample(long position)
    {
        // A collection every eight megabytes, so that what is measured is held and not only garbage.
        if (position / (8 << 20) < _samples)
            return;
        _samples++;
        _most = Math.Max(_most, GC.GetTotalMemory(forceFullCollection: true) - _before);
    }
}

[Collection(Alone.Name)]
public sealed class EmbeddedLargeFileTests : LargeFile
{
    protected override Task<App> StartAsync(string maxFileBytes) =>
        App.StartAsync(options => options.Settings["Attachments:MaxFileBytes"] = maxFileBytes);
}

[Collection(AzuriteAlone.Name)]
[RequiresNode]
public sealed class AzureLargeFileTests(AzuriteFixture azurite) : LargeFile
{
    protected override Task<App> StartAsync(string maxFileBytes) =>
        App.StartAsync(azurite, options => options.Settings["Attachments:MaxFileBytes"] = maxFileBytes);
}
