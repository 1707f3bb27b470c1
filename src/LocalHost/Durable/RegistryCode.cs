using Microsoft.DurableTask;

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
        var orchestrator = Find(registry.Orchestrators, name, context.Version);
        return orchestrator.RunAsync(context, InputReader.Read(context, orchestrator.InputType));
    }

    public async Task<string?> RunActivityAsync(
        string name, TaskActivityContext context, string? serializedInput, CancellationToken cancellation)
    {
        var activity = Find(registry.Activities, name, context.Version);
        return converter.Serialize(await activity.RunAsync(context, converter.Deserialize(serializedInput, activity.InputType)));
    }

    private TTask Find<TTask>(
        IReadOnlyDictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, TTask>> tasks, string name, string version)
    {
        if (tasks.TryGetValue((name, version), out var make) || tasks.TryGetValue((name, TaskVersion.Unversioned), out make))
            return make(services);
        throw new InvalidOperationException($"'{name}' has no version '{version}'.");
    }
}
