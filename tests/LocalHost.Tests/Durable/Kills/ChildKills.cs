using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using LocalHost.Durable.Store;
using LocalHost.KillTarget;
using LocalHost.Tests.Processes;

namespace LocalHost.Tests.Durable.Kills;

/// <summary>A host that goes on while its worker, a child process, is killed again and again.</summary>
internal sealed class ChildKills(Random random) : IDisposable
{
    private const string Key = "key";
    private const string Collector = "collector";

    // The host waits so long for an instance before it answers with what there is.
    private const string Wait = $"code={Key}&timeout=200&pollingInterval=1";

    private readonly TargetFiles _files = new();
    private readonly List<Task<HttpResponseMessage>> _asked = [];
    private readonly List<string> _started = [];
    private readonly List<int> _sent = [];

    /// <summary>How many instances were under way when a worker was killed.</summary>
    public int UnderWay { get; private set; }

    /// <summary>Kills so many workers, and lets the last one do all that is left.</summary>
    public async Task<KillVerdict> RunAsync(int kills)
    {
        using var host = HostProcess.StartWithChild(HostProcess.KillTarget, environment =>
        {
            _files.Tell(environment);
            environment[$"LocalHost__Keys__System__durabletask_extension"] = Key;
        });
        using var client = await host.ConnectAsync();
        using (var start = await client.PostAsJsonAsync($"{Path("orchestrators", nameof(Workload.Numbers), Collector)}?code={Key}", Array.Empty<int>()))
            Assert.Equal(HttpStatusCode.Accepted, start.StatusCode);
        for (var kill = 0; kill < kills; kill++)
        {
            await LoadAsync(client, kill);
            await SendAsync(client, 2 * kill);
            UnderWay += _asked.Count(task => !task.IsCompleted);
            KillWorker();
            // The host takes what comes while there is no worker.
            await SendAsync(client, (2 * kill) + 1);
            await host.LineAsync("The worker is back");
        }

        await SendAsync(client, Workload.LastNumber);
        foreach (var answer in await Task.WhenAll(_asked))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            answer.Dispose();
        }

        using (var end = await client.PostAsJsonAsync($"{Path("orchestrators", nameof(Workload.Leaf), "last")}?{Wait}", 1))
            Assert.Equal(HttpStatusCode.OK, end.StatusCode);
        Assert.Equal(0, (await host.StopAsync()).Code);
        return Look();
    }

    public void Dispose() => _files.Dispose();

    private static string Path(params string[] parts) => $"/runtime/webhooks/durabletask/{string.Join('/', parts)}";

    /// <summary>Begins some instances, and waits until some have ended: on a slow machine too a worker is killed at its work.</summary>
    private async Task LoadAsync(HttpClient client, int round)
    {
        var begun = Enumerable.Range(0, 6).Select(number =>
        {
            var name = Workload.Orchestrators[number % 2];
            var id = $"{name}-{round}-{number}";
            _started.Add(id);
            return client.PostAsJsonAsync($"{Path("orchestrators", name, id)}?{Wait}", 0);
        }).ToList();
        _asked.AddRange(begun);
        for (var left = random.Next(0, 5); left > 0; left--) begun.Remove(await Task.WhenAny(begun));
    }

    private async Task SendAsync(HttpClient client, int number)
    {
        using var answer = await client.PostAsJsonAsync($"{Path("instances", Collector, "raiseEvent", nameof(Workload.Numbers))}?code={Key}", number);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        if (number != Workload.LastNumber) _sent.Add(number);
    }

    private void KillWorker()
    {
        using var worker = Process.GetProcessById(int.Parse(Witnesses.Read(_files.Witnesses, Witnesses.Lives)[^1], CultureInfo.InvariantCulture));
        worker.Kill();
    }

    private KillVerdict Look()
    {
        using (var told = new Witnesses(_files.Witnesses))
        {
            _started.ForEach(id => told.Write(Witnesses.Started, id));
            _sent.ForEach(number => told.Write(Witnesses.Sent, $"{Collector} {number}"));
        }

        using var store = new SqliteStore(_files.Hub);
        return KillVerdict.Of(store, _files.Witnesses);
    }
}
