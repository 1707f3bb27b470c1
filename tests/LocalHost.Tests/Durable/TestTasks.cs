using Microsoft.DurableTask;

namespace LocalHost.Tests.Durable;

/// <summary>The orchestrators and activities of a test.</summary>
internal sealed class TestTasks
{
    public Dictionary<string, ITaskOrchestrator> Orchestrators { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, ITaskActivity> Activities { get; } = new(StringComparer.OrdinalIgnoreCase);

    public TestTasks AddOrchestratorFunc<TInput, TOutput>(string name, Func<TaskOrchestrationContext, TInput, Task<TOutput>> run)
    {
        Orchestrators.Add(name, new Orchestrator<TInput, TOutput>(run));
        return this;
    }

    public TestTasks AddOrchestratorFunc<TInput>(string name, Func<TaskOrchestrationContext, TInput, Task> run) =>
        AddOrchestratorFunc<TInput, object?>(name, async (context, input) =>
        {
            await run(context, input);
            return null;
        });

    public TestTasks AddOrchestratorFunc(string name, Func<TaskOrchestrationContext, Task> run) =>
        AddOrchestratorFunc<object?>(name, (context, _) => run(context));

    public TestTasks AddOrchestratorFunc<TOutput>(string name, Func<TaskOrchestrationContext, Task<TOutput>> run) =>
        AddOrchestratorFunc<object?, TOutput>(name, (context, _) => run(context));

    public TestTasks AddOrchestratorFunc<TInput, TOutput>(string name, Func<TaskOrchestrationContext, TInput, TOutput> run) =>
        AddOrchestratorFunc<TInput, TOutput>(name, (context, input) => Task.FromResult(run(context, input)));

    public TestTasks AddOrchestratorFunc<TInput>(string name, Action<TaskOrchestrationContext, TInput> run) =>
        AddOrchestratorFunc<TInput, object?>(name, (context, input) =>
        {
            run(context, input);
            return Task.FromResult<object?>(null);
        });

    public TestTasks AddOrchestratorFunc(string name, Action<TaskOrchestrationContext> run) =>
        AddOrchestratorFunc<object?>(name, (context, _) => run(context));

    public TestTasks AddActivityFunc<TInput, TOutput>(string name, Func<TaskActivityContext, TInput, Task<TOutput>> run)
    {
        Activities.Add(name, new Activity<TInput, TOutput>(run));
        return this;
    }

    public TestTasks AddActivityFunc<TInput, TOutput>(string name, Func<TaskActivityContext, TInput, TOutput> run) =>
        AddActivityFunc<TInput, TOutput>(name, (context, input) => Task.FromResult(run(context, input)));

    public TestTasks AddActivityFunc<TInput>(string name, Func<TaskActivityContext, TInput, Task> run) =>
        AddActivityFunc<TInput, object?>(name, async (context, input) =>
        {
            await run(context, input);
            return null;
        });

    public TestTasks AddActivityFunc<TOutput>(string name, Func<TaskActivityContext, Task<TOutput>> run) =>
        AddActivityFunc<object?, TOutput>(name, (context, _) => run(context));

    public TestTasks AddActivityFunc<TOutput>(string name, Func<TaskActivityContext, TOutput> run) =>
        AddActivityFunc<object?, TOutput>(name, (context, _) => Task.FromResult(run(context)));

    public TestTasks AddActivityFunc(string name, Func<TaskActivityContext, Task> run) =>
        AddActivityFunc<object?>(name, (context, _) => run(context));

    public TestTasks AddActivityFunc(string name, Action<TaskActivityContext> run) =>
        AddActivityFunc<object?, object?>(name, (context, _) =>
        {
            run(context);
            return Task.FromResult<object?>(null);
        });

    private sealed class Orchestrator<TInput, TOutput>(Func<TaskOrchestrationContext, TInput, Task<TOutput>> run)
        : TaskOrchestrator<TInput, TOutput>
    {
        public override Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input) => run(context, input);
    }

    private sealed class Activity<TInput, TOutput>(Func<TaskActivityContext, TInput, Task<TOutput>> run) : TaskActivity<TInput, TOutput>
    {
        public override Task<TOutput> RunAsync(TaskActivityContext context, TInput input) => run(context, input);
    }
}
