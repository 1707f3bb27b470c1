using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Invocation;

/// <summary>One function of the app: its method, what binds its parameters, and how it is called.</summary>
internal sealed class FunctionMethod
{
    private readonly Lazy<MethodCall> _call;
    private readonly Lazy<FunctionDefinition> _definition;

    public FunctionMethod(string name, MethodInfo method)
    {
        Name = name;
        Method = method;
        var parameters = method.GetParameters();
        Trigger = parameters.Select(p => p.GetCustomAttribute<TriggerBindingAttribute>()).FirstOrDefault(t => t is not null);
        Parameters = [.. parameters.Select(p => ParameterBinding.Of(this, p))];
        Outputs = FunctionOutput.Of(method, Trigger is HttpTriggerAttribute);
        Answer = Outputs.FirstOrDefault(o => o.Kind == FunctionOutput.Http);
        Retry = method.GetCustomAttribute<RetryAttribute>();

        // Compiled at the first call, so that an app with many functions starts quickly.
        _call = new(() => MethodCall.Compile(method));
        _definition = new(() => new MethodDefinition(this));
    }

    public string Name { get; }

    public MethodInfo Method { get; }

    public TriggerBindingAttribute? Trigger { get; }

    public ParameterBinding[] Parameters { get; }

    public FunctionOutput[] Outputs { get; }

    /// <summary>The output that is the answer to a request.</summary>
    public FunctionOutput? Answer { get; }

    public RetryAttribute? Retry { get; }

    public FunctionDefinition Definition => _definition.Value;

    public int IndexOf(string parameter) =>
        Array.FindIndex(Parameters, p => string.Equals(p.Parameter.Name, parameter, StringComparison.Ordinal)) is var index and >= 0
            ? index
            : throw new InvalidOperationException($"The function '{Name}' has no parameter '{parameter}'.");

    public async ValueTask<object?> CallAsync(InvocationContext context)
    {
        await context.BindAllAsync();
        var instance = Method.IsStatic
            ? null
            : context.InstanceServices.GetRequiredService<IFunctionActivator>().CreateInstance(Method.DeclaringType!, context);
        return await _call.Value.InvokeAsync(instance, context.Arguments);
    }
}
