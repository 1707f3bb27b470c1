using System.Text.Json;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Tests.Durable.Simulation;

/// <summary>What is wrong with a hub after its faults have stopped and nothing is left to do.</summary>
internal sealed record SimulationFindings(IReadOnlyList<string> Complaints, int Instances, int Completed)
{
    public static SimulationFindings Of(
        IDurableStore store, long now, TestWorker worker, CommitLedger ledger, Workload workload, SimulationRun run, HashSet<string> mayBeGone)
    {
        var complaints = new List<string>([.. ledger.Complaints, .. workload.Complaints]);
        var instances = store.List(new InstanceFilter());
        var timers = store.DueTimers(long.MaxValue, default, int.MaxValue);
        if (store.OpenActivities().Count > 0) complaints.Add("an activity was never run");
        foreach (var instance in instances)
        {
            var stored = store.LoadTurn(instance.Key)!;
            if (stored.Inbox.Count > 0) complaints.Add($"{instance.Id} has messages that it was not told");
            if (timers.Exists(timer => timer.Instance == instance.Key && timer.Due <= now)) complaints.Add($"{instance.Id} lost a timer");
            if (!instance.HasEnded && !timers.Exists(timer => timer.Instance == instance.Key) && !WaitsForChild(stored, instances))
                complaints.Add($"{instance.Id} is {instance.Status}, and nothing will ever wake it");
            if (!HistoryTruth.Holds(stored, worker)) complaints.Add($"{instance.Id} is {instance.Status}, but its history says otherwise");
        }

        foreach (var id in run.Started)
            if (!mayBeGone.Contains(id) && !instances.Exists(instance => instance.Id == id))
                complaints.Add($"{id} was started and is gone");
        complaints.AddRange(CallsNeverRun(ledger, workload, instances));
        foreach (var (id, sent) in run.Sent)
            if (run.Started.Contains(id) && Complaint(instances.Find(instance => instance.Id == id), sent) is { } complaint)
                complaints.Add(complaint);
        return new SimulationFindings(
            complaints, instances.Count, instances.Count(instance => instance.Status == OrchestrationStatus.Completed));
    }

    private static bool WaitsForChild(StoredTurn stored, List<InstanceRow> instances) => stored.History
        .Where(item => item.SubOrchestrationInstanceCreated is not null)
        .Select(item => item.SubOrchestrationInstanceCreated)
        .Any(call => instances.Exists(child => child.Id == call.InstanceId && !child.HasEnded));

    /// <summary>Each stored call must have been run once for itself, unless its instance was removed.</summary>
    private static IEnumerable<string> CallsNeverRun(CommitLedger ledger, Workload workload, List<InstanceRow> instances)
    {
        var keys = instances.Select(instance => instance.Key).ToHashSet();
        return ledger.Scheduled.GroupBy(call => call.Token)
            .Where(calls => calls.All(call => keys.Contains(call.Key)) && workload.RunsOf(calls.Key) < calls.Count())
            .Select(calls => $"activity {calls.Key} was called {calls.Count()} times and ran {workload.RunsOf(calls.Key)} times");
    }

    private static string? Complaint(InstanceRow? collector, Dictionary<int, bool> sent)
    {
        if (collector is not { Status: OrchestrationStatus.Completed }) return $"the collector is {collector?.Status}";
        var collected = JsonSerializer.Deserialize<List<int>>(collector.Output!)!;
        var lost = sent.Where(entry => entry.Value && !collected.Contains(entry.Key)).Select(entry => entry.Key).ToList();
        if (lost.Count > 0) return $"events {string.Join(", ", lost)} were lost";
        return collected.Count != collected.Distinct().Count() || !collected.TrueForAll(sent.ContainsKey)
            ? $"events came twice or from nowhere: {string.Join(", ", collected)}"
            : null;
    }
}
