using System.Collections.Concurrent;
using Microsoft.DurableTask;

namespace LocalHost.Durable;

/// <summary>Reads an orchestration's input as a type that is known only at run time.</summary>
internal static class InputReader
{
    private static readonly ConcurrentDictionary<Type, Func<TaskOrchestrationContext, object?>> Readers = [];

    public static object? Read(TaskOrchestrationContext context, Type type) => Readers.GetOrAdd(type, Make)(context);

    private static Func<TaskOrchestrationContext, object?> Make(Type type) =>
        typeof(InputReader).GetMethod(nameof(ReadAs), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type)
            .CreateDelegate<Func<TaskOrchestrationContext, object?>>();

    private static object? ReadAs<T>(TaskOrchestrationContext context) => context.GetInput<T>();
}
