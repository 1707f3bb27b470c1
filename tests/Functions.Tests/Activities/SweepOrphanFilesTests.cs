using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using SmartActivities.Functions.Activities;
using SmartActivities.Storage;
using SmartActivities.Storage.Files;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests.Activities;

public sealed class SweepOrphanFilesTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SettableTime _time = new(A.Now.ToDateTimeOffset());
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Path"] = _folder.FullName }).Build();
        _services = new ServiceCollection().AddSingleton<TimeProvider>(_time).AddStorage(configuration).AddStores().BuildServiceProvider();
        foreach (var service in _services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await service.StartingAsync(default);
        await Get<TenantDirectory>().AddAsync(A.Tenant, A.Warsaw, Plan.Standard, default);
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sweep_AfterADay_RemovesOnlyWhatNothingRefersTo()
    {
        var kept = await StoreAsync(1, "kept");
        await StoreAsync(1, "orphan");
        await StoreAsync(2, "of-no-activity");
        var file = new Attachment("kept", "offer.pdf", 5, "application/pdf", new string('a', 64));
        await Get<ActivityStore>().SaveAsync(A.Tenant, A.Save(1) with { Files = [file] }, null, (_, _) => Task.CompletedTask, default);

        _time.Now += TimeSpan.FromHours(25);
        await SweepAsync();

        Assert.Equal([kept], await NamesAsync());
    }

    [Fact]
    public async Task Sweep_WithinADay_LeavesWhatMayStillBeCommitted()
    {
        var fresh = await StoreAsync(1, "fresh");

        _time.Now += TimeSpan.FromHours(23);
        await SweepAsync();

        Assert.Equal([fresh], await NamesAsync());
    }

    private async Task<string> StoreAsync(long activity, string id)
    {
        var name = AttachmentFile.Of(A.Tenant, new ActivityId(activity), id);
        await Get<IFileStore>().WriteAsync(name, new MemoryStream(Encoding.UTF8.GetBytes("hello")), 100, default);
        return name.ToString();
    }

    private async Task<List<string>> NamesAsync()
    {
        var names = new List<string>();
        await foreach (var entry in Get<IFileStore>().ListAsync("", default))
            names.Add(entry.Name.ToString());
        return names;
    }

    private Task SweepAsync() => new SweepOrphanFiles(
        Get<TenantDirectory>(), Get<ActivityStore>(), Get<IFileStore>(), _time, NullLogger<SweepOrphanFiles>.Instance).RunAsync(new TimerInfo(), default);

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private sealed class SettableTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
