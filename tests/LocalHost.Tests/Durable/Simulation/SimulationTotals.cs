namespace LocalHost.Tests.Durable.Simulation;

/// <summary>What all seeds together have come to.</summary>
internal sealed class SimulationTotals
{
    private readonly Lock _gate = new();
    private readonly int[] _faults = new int[Enum.GetValues<Fault>().Length];
    private int _seeds;
    private int _instances;
    private int _completed;
    private int _timers;

    public List<string> Failures { get; } = [];

    public void Add(int seed, SimulationFindings findings)
    {
        lock (_gate)
        {
            _seeds++;
            _instances += findings.Instances;
            _completed += findings.Completed;
            if (findings.Complaints.Count == 0) return;
            Failures.Add(
                $"seed {seed}: {string.Join("; ", findings.Complaints)}. Repeat it: "
                + $"SIMULATION_SEED={seed} dotnet test tests/LocalHost.Tests --filter {nameof(SimulationTests)}");
        }
    }

    public void Add(SimulationRun run)
    {
        lock (_gate)
        {
            _timers += run.TimersFired;
            for (var i = 0; i < _faults.Length; i++) _faults[i] += run.Faults.Counts[i];
        }
    }

    /// <summary>A run in which some fault never happened, or hardly anything succeeded, proves nothing.</summary>
    public void AssertNotVacuous()
    {
        Assert.All(Enum.GetValues<Fault>(), fault => Assert.True(_faults[(int)fault] > 0, $"{fault} never happened"));
        Assert.True(_completed * 2 > _instances, $"only {_completed} of {_instances} instances completed");
        Assert.True(_timers > _seeds, $"only {_timers} timers fired");
    }

    public override string ToString() =>
        $"{_seeds} seeds, {_instances} instances, {_completed} completed, {_timers} timers; "
        + string.Join(", ", Enum.GetValues<Fault>().Select(fault => $"{fault} {_faults[(int)fault]}"));
}
