namespace LocalHost.Tests.Durable.Simulation;

internal enum Fault
{
    CrashBeforeCommit,
    CrashAfterCommit,
    CrashBetweenSteps,
    CommitFails,
    CommitStoredButReportedFailed,
    ReadFails,
    ActivityFails,
    ActivityIsSlow,
    Reordered,
    ActivityAnsweredTwice,
    TurnStoredTwice,
    TimerReportedTwice,
    ResultToldTwice,
    EventDuringContinueAsNew,
    StartTwice,
    StartAndTerminateTogether,
    Terminate,
    SuspendAndResume,
    Purge,
    WorkerDiesBeforeDeciding,
    WorkerDiesAfterDeciding,
    WorkerAnswersLate,
    WorkerAsksForHistory,
    WorkerDiesBeforeActivity,
    WorkerDiesAfterActivity,
}

/// <summary>Which faults happen, drawn; and how many have happened.</summary>
internal sealed class Faults(Random random)
{
    private readonly int[] _counts = new int[Enum.GetValues<Fault>().Length];

    public bool AreOn { get; set; } = true;

    public IReadOnlyList<int> Counts => _counts;

    public bool Draw(Fault fault, double probability)
    {
        if (!AreOn || random.NextDouble() >= probability) return false;
        Note(fault);
        return true;
    }

    public void Note(Fault fault) => _counts[(int)fault]++;
}
