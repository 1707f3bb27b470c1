namespace LocalHost.Durable.Loop;

/// <summary>Where the engine's work runs: every step goes through here, so that a simulation can choose the order.</summary>
internal sealed class Work(TaskScheduler scheduler)
{
    public void Post(Action step) =>
        _ = Task.Factory.StartNew(step, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);

    public void Post(Func<Task> step) =>
        _ = Task.Factory.StartNew(step, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);
}
