using Microsoft.Extensions.DependencyInjection;

namespace SmartActivities.EndToEnd.Tests.Storm;

/// <summary>One of several instances of the product on one storage account: with a hub of its own, and a clock that is off.</summary>
internal sealed class Instance(AzuriteFixture azurite, CommitLog log, TimeSpan ahead) : IAsyncDisposable
{
    private readonly TemporaryFolder _hub = new();
    private TaskCompletionSource<Client> _serving = New();

    public App App { get; private set; } = null!;

    /// <summary>A caller, once the instance serves.</summary>
    public Task<Client> CallerAsync() => Volatile.Read(ref _serving).Task;

    /// <summary>Starts it; its clock runs, or stands still at a moment.</summary>
    public async Task StartAsync(Instant? at = null)
    {
        App = await App.StartAsync(options =>
        {
            options.StartAt = at?.ToDateTimeOffset();
            options.DataPath = _hub.FullName;
            options.Settings["Storage:Provider"] = "Azure";
            options.Settings["AzureWebJobsStorage"] = azurite.ConnectionString;
            options.WrapTables(log.Around);
            if (at is null)
                options.ConfigureServices(services => services.AddSingleton<TimeProvider>(new OffTime(ahead)));
        });
        _serving.SetResult(await App.SignInAsync());
    }

    /// <summary>Ends it in the middle of what it does.</summary>
    public async Task StopAsync()
    {
        Volatile.Write(ref _serving, New());
        await App.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _hub.Dispose();
    }

    private static TaskCompletionSource<Client> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class OffTime(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }
}
