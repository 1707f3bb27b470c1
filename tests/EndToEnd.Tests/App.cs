using LocalHost.Testing;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Domain;
using SmartActivities.Functions;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Storage.Files;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests;

/// <summary>The running product. Its clock stands at Monday 23 November 2026, 15:01 in Warsaw, until a test moves it; its data go away
/// with it.</summary>
public sealed class App : IAsyncDisposable
{
    private readonly FunctionsTestHost _host;
    private readonly TemporaryFolder _data;
    private readonly HttpClient _http;

    private App(FunctionsTestHost host, TemporaryFolder data)
    {
        _host = host;
        _data = data;
        _http = host.CreateClient();
    }

    /// <summary>When the clock begins.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2026, 11, 23, 14, 1);

    public Instant Now => Instant.FromDateTimeOffset(_host.Clock.GetUtcNow());

    public Uri Address => _host.BaseAddress;

    public IServiceProvider Services => _host.Services;

    /// <summary>The task hub, past the app.</summary>
    public DurableTaskClient Durable => _host.Durable;

    /// <summary>A caller without a token.</summary>
    public Client Anonymous => new(_http, token: null);

    /// <summary>Starts the product with the embedded storage.</summary>
    public static async Task<App> StartAsync(Action<FunctionsTestHostOptions>? configure = null)
    {
        var data = new TemporaryFolder();
        try
        {
            var host = await FunctionsTestHost.StartAsync(typeof(CheckHealth), options =>
            {
                options.StartAt = Start.ToDateTimeOffset();
                options.Settings["Storage:Path"] = data.FullName;
                configure?.Invoke(options);
            });
            return new App(host, data);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <summary>Starts the product with its data in Azurite, which is empty then: the timers go through all tenants, every five minutes
    /// that a test lets pass.</summary>
    public static async Task<App> StartAsync(AzuriteFixture azurite, Action<FunctionsTestHostOptions>? configure = null)
    {
        await azurite.EmptyAsync();
        return await StartAsync(options =>
        {
            options.Settings["Storage:Provider"] = "Azure";
            options.Settings["AzureWebJobsStorage"] = azurite.ConnectionString;
            configure?.Invoke(options);
        });
    }

    /// <summary>Signs a user in as anybody would in Development.</summary>
    public async Task<Client> SignInAsync(string user = "anna", string tenant = "demo", params IReadOnlyList<string> roles)
    {
        var answer = await Anonymous.PostAsync(
            "/api/dev/token",
            new { tenant, user, roles = roles is [] ? ["member"] : roles, timeZone = "Europe/Warsaw", locale = "en" });
        return new Client(_http, answer.Is(200).GetProperty("token").GetString());
    }

    /// <summary>A caller with a token that was given before.</summary>
    public Client With(string token) => new(_http, token);

    /// <summary>Moves the clock; everything that is due on the way has happened when this ends.</summary>
    public Task AdvanceToAsync(Instant to) => _host.Clock.AdvanceToAsync(to.ToDateTimeOffset());

    public Task AdvanceAsync(Duration by) => AdvanceToAsync(Now + by);

    /// <summary>Lets the clock go on until some work has ended: those who collide wait for it.</summary>
    public async Task AdvanceUntilAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            await AdvanceAsync(Duration.FromMilliseconds(50));
            await Task.Yield();
        }

        await work;
    }

    /// <summary>Ends when nothing is left to do at the present time.</summary>
    public Task WhenIdleAsync() => _host.WhenIdleAsync();

    /// <summary>Ends when everybody who has been answered is remembered, which happens behind the answers.</summary>
    public Task WhenRememberedAsync() => Services.GetRequiredService<RememberedUsers>().WhenDoneAsync();

    /// <summary>Has a user remembered, so that no later request of theirs does it.</summary>
    public async Task IntroduceAsync(Client client)
    {
        (await client.GetAsync("/api/me/notifications")).Is(200);
        await WhenRememberedAsync();
    }

    /// <summary>What an orchestration was told and has decided.</summary>
    public Task<IReadOnlyList<HistoryEvent>> ReadHistoryAsync(string instanceId) => _host.ReadHistoryAsync(instanceId);

    /// <summary>Takes all orchestrations away, as if they had never been started.</summary>
    public async Task LoseOrchestrationsAsync()
    {
        await foreach (var one in _host.Durable.GetAllInstancesAsync())
            await _host.Durable.TerminateInstanceAsync(one.InstanceId);
        await WhenIdleAsync();
        await _host.Durable.PurgeAllInstancesAsync(new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Terminated]));
    }

    /// <summary>Where what is stored of a tenant differs from what follows from its activities.</summary>
    public Task<IReadOnlyList<string>> DifferencesAsync(string tenant = "demo") =>
        Recount.DifferencesAsync(Services.GetRequiredService<ITableStore>().Open(TableNames.Activities), TenantId.Parse(tenant));

    /// <summary>The keys of the rows of tenant demo, those apart that are written behind the answers.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync() =>
        await Services.GetRequiredService<ITableStore>().Open(TableNames.Activities)
            .ReadAllAsync("demo", KeyRange.All, CancellationToken.None)
            .Select(row => row.Key).Where(key => !key.StartsWith("user|", StringComparison.Ordinal)).ToListAsync();

    /// <summary>The names of the files of tenant demo.</summary>
    public async Task<IReadOnlyList<string>> FilesAsync() =>
        await Services.GetRequiredService<IFileStore>().ListAsync("demo/", CancellationToken.None)
            .Select(file => file.Name.ToString()).ToListAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        _data.Dispose();
    }
}
