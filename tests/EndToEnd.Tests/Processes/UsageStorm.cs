using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Domain;
using SmartActivities.EndToEnd.Tests.Storm;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Processes;

/// <summary>Many clients save, repeat what was not answered, complete and delete across the tenant's limit, while the process is killed again and again: the
/// number of open activities is what a recount finds, and what the clients were told.</summary>
public abstract class UsageStorm : IDisposable
{
    private const int Clients = 12;
    private const int RoundsEach = 15;
    private const int Limit = 40;

    private readonly TemporaryFolder _data = new();
    private readonly ConcurrentDictionary<long, bool> _open = new();
    private readonly Progress _progress = new(Clients * RoundsEach);
    private TaskCompletionSource<Product> _product = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    [ContractFact]
    public async Task Usage_AfterAStormWithKilledProcesses_EqualsARecount()
    {
        await PrepareAsync();
        await StartAsync();
        var token = (await (await _product.Task).Anonymous.PostAsync("/api/dev/token", new { tenant = "demo", user = "anna", roles = new[] { "member" } })).Is(200).Text("token");

        var storm = Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => WorkAsync(client, token))));
        await await Task.WhenAny(storm, _progress.Third);
        await KillAndStartAsync();
        await await Task.WhenAny(storm, _progress.Half);
        await KillAndStartAsync();
        await storm;

        var product = await _product.Task;
        var usage = (await product.As(token).GetAsync("/api/usage")).Is(200);
        var state = _open.Count >= Limit ? "blocked" : "active";
        Assert.Equal(($"{_open.Count}", state), (usage.Text("open"), usage.Text("state")));
        Assert.NotNull(usage.Text("lastBlockedAt"));
        await product.KillAsync();
        await product.DisposeAsync();
        await using var storage = new ServiceCollection().AddStorage(
            new ConfigurationBuilder().AddInMemoryCollection(Settings().Select(setting => KeyValuePair.Create(setting.Name.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value))).Build())
            .BuildServiceProvider();
        Assert.Empty(await Recount.DifferencesAsync(storage.GetRequiredService<ITableStore>().Open(TableNames.Activities), TenantId.Parse("demo")));
    }

    protected virtual void Dispose(bool disposing) => _data.Dispose();

    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Where the data lie.</summary>
    protected virtual IEnumerable<(string Name, string Value)> Settings() => [("Storage__Path", _data.FullName)];

    private async Task WorkAsync(int client, string? token)
    {
        for (var round = 0; round < RoundsEach; round++)
        {
            var (key, deal) = ($"{client}-{round}", $"{(client * 5) + (round % 5)}");
            var body = new { item = Form.Deal(deal), deadline = "2030-12-01T12:00:00Z", reminders = new[] { "PT15M" } };
            var saved = (await PersistAsync(token, caller => caller.PostAsync("/api/activities", body, ("Idempotency-Key", key)))).Is(201).Id();
            _open[saved] = true;
            var ends = round >= 4 ? [.. _open.Keys.Where(id => id % Clients == client).Take(round % 3)] : Array.Empty<long>();
            foreach (var id in ends)
            {
                if (id % 2 == 0)
                    (await PersistAsync(token, caller => caller.PostAsync($"/api/activities/{id}/complete"))).Is(200);
                else
                    Assert.Contains((await PersistAsync(token, caller => caller.DeleteAsync($"/api/activities/{id}"))).Status, (int[])[204, 404]);
                Assert.True(_open.TryRemove(id, out _));
            }

            _progress.Tell();
        }
    }

    /// <summary>Repeats what was not answered, as a client does that has lost its connection.</summary>
    private async Task<Answer> PersistAsync(string? token, Func<Client, Task<Answer>> call)
    {
        while (true)
        {
            var product = await _product.Task;
            try
            {
                var answer = await call(product.As(token));
                if (answer.Status is not (500 or 503))
                    return answer;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                // It was killed, and may have done it or not.
            }
        }
    }

    private async Task StartAsync() => _product.SetResult(await Product.StartAsync(
        _data.FullName, [.. Settings(), ("Limits__StandardOpenActivities", $"{Limit}"), ("Limits__Schedule", "0 */5 * * * *")]));

    private async Task KillAndStartAsync()
    {
        var killed = await _product.Task;
        _product = new TaskCompletionSource<Product>(TaskCreationOptions.RunContinuationsAsynchronously);
        await killed.KillAsync();
        await StartAsync();
        await killed.DisposeAsync();
    }
}

public sealed class EmbeddedUsageStorm : UsageStorm;

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzuriteUsageStorm(AzuriteFixture azurite) : UsageStorm
{
    protected override Task PrepareAsync() => azurite.EmptyAsync();

    protected override IEnumerable<(string Name, string Value)> Settings() =>
        [.. base.Settings(), ("Storage__Provider", "Azure"), ("AzureWebJobsStorage", azurite.ConnectionString)];
}
