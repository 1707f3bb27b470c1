namespace LocalHost.Tests.Durable.Simulation;

/// <summary>
/// All work of one process of the simulation, on the thread of the simulation and in drawn order. What is left when the process dies
/// never runs.
/// </summary>
internal sealed class SimulationScheduler(Random random, Faults faults) : TaskScheduler
{
    private readonly List<Task> _tasks = [];
    private bool _isDead;

    public void Post(Func<Task> act) =>
        _ = Task.Factory.StartNew(act, CancellationToken.None, TaskCreationOptions.None, this);

    public bool Step()
    {
        if (_tasks.Count == 0) return false;
        var index = random.Next(3) == 0 ? random.Next(_tasks.Count) : 0;
        if (index > 0) faults.Note(Fault.Reordered);
        var task = _tasks[index];
        _tasks.RemoveAt(index);
        TryExecuteTask(task);
        return true;
    }

    public void Die()
    {
        _isDead = true;
        _tasks.Clear();
    }

    protected override void QueueTask(Task task)
    {
        if (!_isDead) _tasks.Add(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _tasks;
}
