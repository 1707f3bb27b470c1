using System.Globalization;
using System.Text.Json;
using LocalHost.Durable;
using LocalHost.Durable.History;
using LocalHost.Durable.Replay;
using LocalHost.Durable.Store;
using LocalHost.KillTarget;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

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
        var code = new RegistryCode(
            TargetWorkload.Registry(unused), new ServiceCollection().BuildServiceProvider(), JsonDataConverter.Default);
        var environment = new ReplayEnvironment(code, JsonDataConverter.Default, NullLoggerFactory.Instance, string.Empty);
        var timers = 0;
        foreach (var instance in instances)
        {
            Assert.True(
                instance.Status == OrchestrationRuntimeStatus.Completed, $"{instance.Id} is {instance.Status}: {instance.Output}");
            var stored = store.LoadTurn(instance.Key)!;
            Assert.True(HistoryTruth.Holds(stored, environment), $"{instance.Id} is not as its history says");
            timers += VerifyHistory(stored.History, effects);
        }

        var sent = Witnesses.Read(witnessPath, Witnesses.Sent);
        VerifyEvents(instances, sent);
        return new KillVerdict(instances.Count, timers, sent.Count, runs.Count - effects.Count);
    }

    private static int VerifyHistory(List<HistoryEvent> history, HashSet<string> effects)
    {
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

    /// <summary>What a client was told to have arrived was collected, and nothing was collected twice.</summary>
    private static void VerifyEvents(List<InstanceRow> instances, List<string> sent)
    {
        var collected = instances
            .Where(instance => instance.Name == TargetWorkload.Numbers)
            .SelectMany(instance => JsonSerializer.Deserialize<int[]>(instance.Output!)!
                .Select(number => $"{instance.Id} {number.ToString(CultureInfo.InvariantCulture)}"))
            .ToList();
        Assert.Empty(sent.Except(collected));
        Assert.Equal(collected.Distinct(), collected);
    }
}
