namespace LocalHost.Tests.Durable.Kills;

/// <summary>What all kills together have met.</summary>
internal sealed class KillTotals
{
    private readonly Lock _gate = new();
    private readonly List<KillMoment> _moments = [];
    private readonly List<KillVerdict> _verdicts = [];

    public void Add(KillMoment moment)
    {
        lock (_gate) _moments.Add(moment);
    }

    public void Add(KillVerdict verdict)
    {
        lock (_gate) _verdicts.Add(verdict);
    }

    /// <summary>Kills that met nothing under way, or a load too small to lose anything, prove nothing.</summary>
    public void AssertNotVacuous()
    {
        var kills = _moments.Count;
        Assert.True(Starting * 10 >= kills, $"only {Starting} of {kills} kills met a start");
        Assert.True(Committing * 5 >= kills, $"only {Committing} of {kills} kills met a commit");
        Assert.True(LeftWork * 2 >= kills, $"only {LeftWork} of {kills} processes were left work by a kill");
        Assert.True(Sum(hub => hub.Instances) >= 2 * kills, $"only {Sum(hub => hub.Instances)} instances were started");
        Assert.True(Sum(hub => hub.Timers) >= kills, $"only {Sum(hub => hub.Timers)} timers fired");
        Assert.True(Sum(hub => hub.Events) * 2 >= kills, $"only {Sum(hub => hub.Events)} events were told to have arrived");
        Assert.True(Sum(hub => hub.Repeated) > 0, "no activity ran again, so that no kill met one under way");
    }

    public override string ToString() =>
        $"{_moments.Count} kills: {Starting} at a start, {Committing} in a commit, {LeftWork} found work left; "
        + $"{Sum(hub => hub.Instances)} instances, {Sum(hub => hub.Timers)} timers, {Sum(hub => hub.Events)} events, "
        + $"{Sum(hub => hub.Repeated)} activities ran again";

    private int Starting => _moments.Count(moment => !moment.WasReady);

    private int Committing => _moments.Count(moment => moment.WasCommitting);

    private int LeftWork => _moments.Count(moment => moment.HasFoundWork);

    private int Sum(Func<KillVerdict, int> count) => _verdicts.Sum(count);
}
