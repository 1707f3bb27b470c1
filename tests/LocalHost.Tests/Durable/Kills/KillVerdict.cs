using System.Globalization;
using System.Text.Json;
using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using LocalHost.KillTarget;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Tests.Durable.Kills;

/// <summary>What a hub that has nothing left to do holds, after nothing was found to be lost.</summary>
internal sealed record KillVerdict(int Instances, int Timers, int Events, int Repeated)
{
    public static KillVerdict Of(SqliteStore store, string witnessPath)
    {
        Assert.Empty(Witnesses.Read(witnessPath, Witnesses.WokenEarly));
        Assert.Empty(store.OpenActivities());
        Assert.Empty(store.InstancesWithMessages());
        Assert.Equal(long.MaxValue, store.NextTimer(0));
        var instances = store.List(new InstanceFilter());
        Assert.Empty(Witnesses.Read(witnessPath, Witnesses.Started).Except(instances.Select(instance => instance.Id)));
        var runs = Witnesses.Read(witnessPath, Witnesses.Acted);
        var effects = runs.ToHashSet();
        using var unused = new Witnesses(witnessPath);
        var worker = WorkerOf(unused);
        var timers = 0;
        foreach (var instance in instances)
        {
            Assert.True(
                instance.Status == OrchestrationStatus.Completed, $"{instance.Id} is {instance.Status}: {instance.Output}");
            var stored = store.LoadTurn(instance.Key)!;
            Assert.True(HistoryTruth.Holds(stored, worker), $"{instance.Id} is not as its history says");
            timers += VerifyHistory(stored.History, effects);
        }

        var sent = Witnesses.Read(witnessPath, Witnesses.Sent);
        VerifyEvents(instances, sent);
        return new KillVerdict(instances.Count, timers, sent.Count, runs.Count - effects.Count);
    }

    // The same code, replayed here: it acts no more, since an activity is not run again.
    private static TestWorker WorkerOf(Witnesses witnesses)
    {
        var workload = new Workload(witnesses);
        return new TestWorker(new TestTasks()
            .AddOrchestratorFunc<int, int>(nameof(Workload.Steps), workload.Steps)
            .AddOrchestratorFunc<int, int>(nameof(Workload.Leaf), workload.Leaf)
            .AddOrchestratorFunc<int, int>(nameof(Workload.Rounds), workload.Rounds)
            .AddOrchestratorFunc<int[], int[]>(nameof(Workload.Numbers), Workload.Numbers));
    }

    private static int VerifyHistory(IEnumerable<HistoryEvent> history, HashSet<string> effects)
    {
        var now = 0L;
        var due = new Dictionary<int, long>();
        var fired = 0;
        foreach (var item in history)
        {
            if (item.OrchestratorStarted is not null) now = item.Timestamp.Ticks();
            if (item.TimerCreated is { } timer) due.Add(item.EventId, timer.FireAt.Ticks());
            if (item.TaskCompleted is { } done) Assert.Contains(done.Result.Trim('"'), effects);
            if (item.TimerFired is not { } over) continue;
            // Removed when it fires, so a second time would find nothing.
            Assert.True(due.Remove(over.TimerId, out var moment) && moment <= now, $"timer #{over.TimerId} fired twice or early");
            fired++;
        }

        Assert.Empty(due);
        return fired;
    }

    /// <summary>What a client was told to have arrived was collected, and nothing was collected twice.</summary>
    private static void VerifyEvents(List<InstanceRow> instances, IReadOnlyList<string> sent)
    {
        var collected = instances
            .Where(instance => instance.Name == nameof(Workload.Numbers))
            .SelectMany(instance => JsonSerializer.Deserialize<int[]>(instance.Output!)!
                .Select(number => $"{instance.Id} {number.ToString(CultureInfo.InvariantCulture)}"))
            .ToList();
        Assert.Empty(sent.Except(collected));
        Assert.Equal(collected.Distinct(), collected);
    }
}
