using System.Reflection;
using Microsoft.DurableTask;

namespace LocalHost.Invocation;

/// <summary>A parameter of an orchestrator beside its trigger: the orchestration's input.</summary>
internal sealed class OrchestratorInput
{
    private readonly Func<TaskOrchestrationContext, object?> _read;

    public OrchestratorInput(Type type) =>
        _read = typeof(OrchestratorInput).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).CreateDelegate<Func<TaskOrchestrationContext, object?>>();

    public ValueTask<object?> TakeAsync(InvocationContext context) =>
        ValueTask.FromResult(_read((TaskOrchestrationContext)context.TriggerValue!));

    private static object? Read<T>(TaskOrchestrationContext context) => context.GetInput<T>();
}
