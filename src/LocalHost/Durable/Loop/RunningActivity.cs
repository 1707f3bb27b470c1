using LocalHost.Durable.Store;
using Microsoft.DurableTask;

namespace LocalHost.Durable.Loop;

/// <summary>An activity that runs. Whoever runs its code may say that it sleeps on the clock: then the engine does not count as busy.</summary>
internal sealed class RunningActivity(ActivityRow activity, IdleGate idle) : TaskActivityContext
{
    public override TaskName Name => activity.Name;

    public override string InstanceId => activity.InstanceId;

    public override string Version => activity.Version;

    public void FallAsleep() => idle.Exit();

    public void WakeUp() => idle.Enter();
}
