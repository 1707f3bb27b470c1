namespace SmartActivities.Cost.Bench;

/// <summary>Reminders that are due in one second, on each backend.</summary>
/// <param name="reminders">What the two reminders of an activity take, with the start and the end of its orchestration.</param>
internal sealed class Herds(Counted reminders)
{
    // In a process that knows the tenant: activity and item, and the batch (StorageCalls of EndToEnd.Tests).
    private const int CallsOfADelivery = 3;

    // What the scheduler hands out is what is counted; the rows are ours all the same.
    private static readonly Backend Scheduler = new(
        Instances: 20, Lanes: 0, TurnSeconds: 0.01, TaskSeconds: 0.03, Inputs.Limit("schedulerConsumption"), CallsOfATurn: 1, CallsOfATask: 1);

    // A table answers in 10 ms and a queue in 5, one after the other.
    private Backend Storage => new(
        Instances: 1, Lanes: 4, TurnSeconds: 0.04, TaskSeconds: 0.035, Inputs.Limit("accountCalls"), reminders.HubCallsOfATurn, Counted.HubCallsOfATask + CallsOfADelivery);

    /// <summary>The hub's calls for one reminder: the turn that it wakes, the activity, the turn that hears of it.</summary>
    public double HubCalls => (2 * reminders.HubCallsOfATurn) + Counted.HubCallsOfATask;

    /// <summary>How long after their moment reminders are delivered.</summary>
    public string Table()
    {
        var unit = Inputs.Limit("schedulerUnit");
        (int Reminders, string Name, Backend Backend)[] herds =
        [
            (10_000, "storage, 1 instance", Storage),
            (10_000, "storage, 4 instances", Storage with { Instances = 4 }),
            (10_000, "storage, 20 instances", Storage with { Instances = 20 }),
            (100_000, "storage, 1 instance", Storage),
            (100_000, "storage, 4 instances", Storage with { Instances = 4 }),
            (100_000, "storage, 20 instances", Storage with { Instances = 20 }),
            (100_000, "storage, 16 partitions, 20 instances", Storage with { Instances = 20, Lanes = 16 }),
            (100_000, "storage, 4 instances, **all of one tenant**", Storage with { Instances = 4, RowsPerSecond = Inputs.Limit("partitionRows") }),
            (100_000, "scheduler, consumption, 20 instances", Scheduler),
            (100_000, "scheduler, one unit, 20 instances", Scheduler with { CallsPerSecond = unit }),
            (100_000, "scheduler, three units, 20 instances", Scheduler with { CallsPerSecond = 3 * unit }),
        ];
        return Report.Table("| reminders | backend | half after | 99 in 100 after | all after |", herds.Select(herd =>
        {
            var after = Herd.Run(herd.Reminders, herd.Backend);
            return $"| {herd.Reminders:#,0} | {herd.Name} | {Seconds(after[herd.Reminders / 2])} | {Seconds(after[herd.Reminders * 99 / 100])} | {Seconds(after[^1])} |";
        }));
    }

    /// <summary>The herd that was seen on the official host, with Azurite on two cores; what that machine takes in a second is fitted.</summary>
    public string BesideWhatWasSeen()
    {
        var after = Herd.Run(200, Storage with { CallsPerSecond = 240 });
        return $"{after[100]:0.0} and {after[198]:0.0}";
    }

    private static string Seconds(double seconds) => seconds < 10 ? $"{seconds:0.0} s" : $"{seconds:0} s";
}
