using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using SmartActivities.Functions.Activities;
using SmartActivities.Functions.Attachments;
using SmartActivities.Storage;
using SmartActivities.Storage.Files;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests.Activities;

public sealed class SweepOrphanFilesTests : IAsyncLifetime
{
    private static readonly TenantId Other = TenantId.Parse("other");

    private readonly SteppedTime _time = new(A.Now);
    private StoredWorld _world = null!;

    public async Task InitializeAsync() => _world = await StoredWorld.StartAsync(_time, A.Tenant, Other);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Sweep_AfterADay_RemovesOnlyWhatNothingRefersTo()
    {
        var kept = await StoreAsync(1, "kept");
        await StoreAsync(1, "orphan");
        await StoreAsync(2, "of-no-activity");
        var file = new Attachment("kept", "offer.pdf", 5, "application/pdf", new string('a', 64));
        await _world.SaveAsync(A.Tenant, A.Save(1) with { Files = [file] });

        _time.Now += Duration.FromHours(25);
        await SweepAsync();

        Assert.Equal([kept], await NamesAsync());
    }

    [Fact]
    public async Task Sweep_WithinADay_LeavesWhatMayStillBeCommitted()
    {
        var fresh = await StoreAsync(1, "fresh");

        _time.Now += Duration.FromHours(23);
        await SweepAsync();

        Assert.Equal([fresh], await NamesAsync());
    }

    [Fact]
    public async Task Sweep_OfAnActivityThatCannotBeRead_LeavesItsFilesAndGoesOn()
    {
        string[] kept = [await StoreAsync(1, "a"), await StoreAsync(1, "b")];
        await StoreAsync(2, "orphan");
        await _world.SaveAsync(A.Tenant, A.Save(1));
        await _world.SpoilAsync(A.Tenant, "activity|1");

        _time.Now += Duration.FromHours(25);
        await SweepAsync();

        Assert.Equal(kept, (await NamesAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Sweep_OfATenantThatCannotBeRead_KeepsNoOtherTenantBack()
    {
        var unknown = await StoreAsync(1, "unknown");
        await StoreAsync(2, "orphan", Other);
        await _world.SaveAsync(A.Tenant, A.Save(1));
        await _world.SpoilAsync(A.Tenant, "activity|1");

        _time.Now += Duration.FromHours(25);
        await SweepAsync();

        Assert.Equal([unknown], await NamesAsync());
    }

    private async Task<string> StoreAsync(long activity, string id, TenantId? tenant = null)
    {
        var name = AttachmentFile.Of(tenant ?? A.Tenant, new ActivityId(activity), id);
        await _world.Get<IFileStore>().WriteAsync(name, new MemoryStream(Encoding.UTF8.GetBytes("hello")), 100, default);
        return name.ToString();
    }

    private async Task<List<string>> NamesAsync() =>
        await _world.Get<IFileStore>().ListAsync("", default).Select(entry => entry.Name.ToString()).ToListAsync();

    private Task SweepAsync()
    {
        var function = new SweepOrphanFiles(
            _world.Get<TenantDirectory>(), _world.Get<ActivityStore>(), _world.Get<IFileStore>(), _time,
            NullLogger<SweepOrphanFiles>.Instance);
        return function.RunAsync(new TimerInfo(), default);
    }
}
