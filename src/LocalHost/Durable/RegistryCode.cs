using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Durable;

/// <summary>Runs the orchestrators and activities of a registry. A version that is not registered runs the unversioned code.</summary>
internal sealed class RegistryCode(DurableTaskRegistry registry, IServiceProvider services, DataConverter converter) : IDurableCode
{
    public IReadOnlyCollection<string> OrchestratorNames { get; } =
        [.. registry.Orchestrators.Keys.Select(key => key.Name.Name).Distinct(StringComparer.OrdinalIgnoreCase)];

    public IReadOnlyCollection<string> ActivityNames { get; } =
        [.. registry.Activities.Keys.Select(key => key.Name.Name).Distinct(StringComparer.OrdinalIgnoreCase)];

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context, Task turnEnd)
    {
        var orchestrator = Find(registry.Orchestrators, name, context.Version)(services);
        return orchestrator.RunAsync(context, InputReader.Read(context, orchestrator.InputType));
    }

    public async Task<string?> RunActivityAsync(
        string name, TaskActivityContext context, string? serializedInput, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var activity = Find(registry.Activities, name, context.Version)(scope.ServiceProvider);
        return converter.Serialize(await activity.RunAsync(context, converter.Deserialize(serializedInput, activity.InputType)));
    }

    private static Func<IServiceProvider, TTask> Find<TTask>(
        IReadOnlyDictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, TTask>> tasks, string name, string version) =>
        tasks.TryGetValue((name, version), out var make) || tasks.TryGetValue((name, TaskVersion.Unversioned), out make)
            ? make
            : throw new InvalidOperationException($"'{name}' has no version '{version}'.");
}
