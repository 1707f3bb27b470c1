using System.Diagnostics;
using System.Globalization;
using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using LocalHost.KillTarget;
using Microsoft.DurableTask.Client;
using Xunit.Abstractions;

namespace LocalHost.Tests.Durable.Kills;

/// <summary>KILLS says how often a process under load is killed.</summary>
public class KillTests(ITestOutputHelper output)
{
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 60;

    [Fact]
    public async Task Process_KilledUnderLoad_LosesNothing()
    {
        using var file = new HubFile();
        var path = Path.Combine(Path.GetDirectoryName(file.Path)!, "witnesses");
        var watch = Stopwatch.StartNew();
        var random = new Random(Kills);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = await StartAsync(file.Path, path, "load");
            // By progress, not by time: on a slow machine too there is something to lose.
            for (var lines = random.Next(1, 12); lines > 0; lines--) Assert.NotNull(await process.StandardOutput.ReadLineAsync());
            process.Kill();
            await process.WaitForExitAsync();
        }

        using (var last = await StartAsync(file.Path, path, "drain"))
        {
            await last.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
            Assert.Equal(0, last.ExitCode);
        }

        using var witnesses = new Witnesses(path);
        using var store = new SqliteStore(file.Path);
        var (instances, timers) = Verify(store, witnesses);
        output.WriteLine($"{Kills} kills, {instances} instances, {timers} timers in histories, {watch.Elapsed.TotalSeconds:F0} s");
        Assert.True(instances > Kills, $"only {instances} instances were started: the load was too small to prove anything");
    }

    private static async Task<Process> StartAsync(string hub, string witnesses, string mode)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Witnesses).Assembly.Location, hub, witnesses, mode])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        return process;
    }

    private static (int Instances, int Timers) Verify(SqliteStore store, Witnesses witnesses)
    {
        Assert.Empty(witnesses.Of('X'));
        Assert.Empty(store.OpenActivities());
        Assert.Empty(store.InstancesWithMessages());
        Assert.Equal(long.MaxValue, store.NextTimer(0));
        var instances = store.List(new InstanceFilter());
        Assert.Empty(witnesses.Of('S').Except(instances.Select(instance => instance.Id)));
        var effects = witnesses.Of('A').ToHashSet();
        var timers = 0;
        foreach (var instance in instances)
        {
            Assert.True(
                instance.Status == OrchestrationRuntimeStatus.Completed, $"{instance.Id} is {instance.Status}: {instance.Output}");
            timers += VerifyHistory(store.LoadTurn(instance.Key)!.History, effects);
        }

        return (instances.Count, timers);
    }

    private static int VerifyHistory(List<HistoryEvent> history, HashSet<string> effects)
    {
        Assert.IsType<HistoryEvent.Completed>(history[^1]);
        var now = 0L;
        var due = new Dictionary<int, long>();
        var fired = 0;
        foreach (var item in history)
        {
            if (item is HistoryEvent.TurnStarted turn) now = turn.At;
            if (item is HistoryEvent.TimerCreated timer) due.Add(timer.Step, timer.Due);
            if (item is HistoryEvent.ActivityCompleted done) Assert.Contains(done.Result!.Trim('"'), effects);
            if (item is not HistoryEvent.TimerFired over) continue;
            // Removed when it fires, so a second time would find nothing.
            Assert.True(due.Remove(over.Step, out var moment) && moment <= now, $"timer #{over.Step} fired twice or early");
            fired++;
        }

        Assert.Empty(due);
        return fired;
    }
}
