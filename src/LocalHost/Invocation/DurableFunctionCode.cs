using LocalHost.Durable;
using LocalHost.Durable.Loop;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalHost.Invocation;

/// <summary>The orchestrators and activities among an app's functions, as the durable engine calls them.</summary>
internal sealed class DurableFunctionCode : IDurableCode
{
    private readonly Dictionary<string, FunctionMethod> _orchestrators;
    private readonly Dictionary<string, FunctionMethod> _activities;
    private readonly IDurableCode _classes;
    private readonly FunctionPipeline _pipeline;
    private readonly DataConverter _converter;
    private readonly IServiceProvider _services;

    public DurableFunctionCode(
        FunctionCatalog catalog, IDurableCode classes, FunctionPipeline pipeline, DataConverter converter, IServiceProvider services)
    {
        _classes = classes;
        _pipeline = pipeline;
        _converter = converter;
        _services = services;
        _orchestrators = catalog.TriggeredBy<OrchestrationTriggerAttribute>().ToDictionary(
            f => ((OrchestrationTriggerAttribute)f.Trigger!).Orchestration ?? f.Name, StringComparer.OrdinalIgnoreCase);
        _activities = catalog.TriggeredBy<ActivityTriggerAttribute>().ToDictionary(
            f => ((ActivityTriggerAttribute)f.Trigger!).Activity ?? f.Name, StringComparer.OrdinalIgnoreCase);
        OrchestratorNames = [.. _orchestrators.Keys, .. classes.OrchestratorNames];
        ActivityNames = [.. _activities.Keys, .. classes.ActivityNames];
    }

    public IReadOnlyCollection<string> OrchestratorNames { get; }

    public IReadOnlyCollection<string> ActivityNames { get; }

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context, Task turnEnd)
    {
        if (!_orchestrators.TryGetValue(name, out var function))
            return _classes.RunOrchestratorAsync(name, context, turnEnd);
        var turn = new OrchestratorTurn(turnEnd);
        var invocation = new InvocationContext(function, _services, CancellationToken.None)
        {
            TriggerValue = context,
            TriggerData = Named(context.InstanceId),
            Turn = turn,
        };
        return turn.RunAsync(invocation, _pipeline);
    }

    public async Task<string?> RunActivityAsync(
        string name, TaskActivityContext context, string? serializedInput, CancellationToken cancellation)
    {
        if (!_activities.TryGetValue(name, out var function))
        {
            return await _pipeline.RunClassAsync(
                context as RunningActivity, () => _classes.RunActivityAsync(name, context, serializedInput, cancellation));
        }

        await using var invocation = new InvocationContext(function, _services, cancellation)
        {
            TriggerValue = Input(function, serializedInput),
            TriggerData = Named(context.InstanceId),
        };
        invocation.Features.Set(context);
        await _pipeline.RunAsync(invocation, context as RunningActivity);
        return _converter.Serialize(invocation.Result);
    }

    private static Dictionary<string, object?> Named(string instanceId) =>
        new(StringComparer.OrdinalIgnoreCase) { ["instanceId"] = instanceId };

    private object? Input(FunctionMethod function, string? serialized)
    {
        var parameter = function.Parameters.First(p => p.Attribute is ActivityTriggerAttribute).Parameter;
        var type = parameter.Type == typeof(TaskActivityContext) ? typeof(object) : parameter.Type;
        var value = serialized is null ? null : _converter.Deserialize(serialized, type);

        // Nothing, where the method takes a number or another value, is that type's zero.
        return value ?? (type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null);
    }
}
