using LocalHost.Durable.Store;
using Microsoft.Extensions.Time.Testing;

namespace LocalHost.Tests.Durable;

public class HubVersionTests
{
    [Fact]
    public async Task Hub_OfAnEarlierVersion_IsRefusedAndSaysWhatToDo()
    {
        using var file = new HubFile();
        HubFile.WriteEarlier(file.Path);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHub.OpenAsync(_ => { }, file.Path, new FakeTimeProvider(TestHub.Morning)));

        Assert.Contains(file.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Move the file away", refusal.Message, StringComparison.Ordinal);

        // Nothing of it was touched, and nobody holds it.
        HubFile.Execute(file.Path, "UPDATE instances SET id = 'y' WHERE id = 'x'");
        File.Move(file.Path, file.Path + ".old");
        await using var hub = await TestHub.OpenAsync(_ => { }, file.Path, new FakeTimeProvider(TestHub.Morning));
    }

    [Fact]
    public void Hub_OfALaterVersion_IsRefused()
    {
        using var file = new HubFile();
        new SqliteStore(file.Path).Dispose();
        HubFile.Execute(file.Path, "PRAGMA user_version = 99");

        Assert.Throws<InvalidOperationException>(() => new SqliteStore(file.Path));
    }
}
