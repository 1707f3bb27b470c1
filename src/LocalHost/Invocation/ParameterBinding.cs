using System.Reflection;
using LocalHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Invocation;

/// <summary>Where one parameter of a function takes its value from.</summary>
internal sealed record ParameterBinding(
    FunctionParameter Parameter, BindingAttribute? Attribute, ParameterSource Source, Func<InvocationContext, ValueTask<object?>> TakeAsync)
{
    public static ParameterBinding Of(FunctionMethod function, ParameterInfo parameter)
    {
        var attribute = parameter.GetCustomAttribute<BindingAttribute>();
        var described = new FunctionParameter(
            parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, parameter.HasDefaultValue ? parameter.DefaultValue : null);
        if (Converters(parameter) is { Length: > 0 } converters)
            return new(described, attribute, ParameterSource.Converter, new ConvertedParameter(described, converters).TakeAsync);
        return Given(function, parameter.ParameterType, attribute) is { } given
            ? new(described, attribute, ParameterSource.Host, given)
            : new(described, attribute, ParameterSource.Name, new NamedValue(described).TakeAsync);
    }

    // The parameter's own, or those of its type.
    private static InputConverterAttribute[] Converters(ParameterInfo parameter) =>
        parameter.GetCustomAttributes<InputConverterAttribute>().ToArray() is { Length: > 0 } own
            ? own
            : [.. parameter.ParameterType.GetCustomAttributes<InputConverterAttribute>(inherit: true)];

    private static Func<InvocationContext, ValueTask<object?>>? Given(FunctionMethod function, Type type, BindingAttribute? attribute)
    {
        if (type == typeof(FunctionContext))
            return context => ValueTask.FromResult<object?>(context);
        if (type == typeof(CancellationToken))
            return context => ValueTask.FromResult<object?>(context.CancellationToken);
        if (type == typeof(HttpRequest))
            return context => ValueTask.FromResult<object?>(context.HttpContext?.Request);
        if (type == typeof(HttpRequestData))
            return context => ValueTask.FromResult<object?>(context.HttpRequestData);
        if (type == typeof(TaskActivityContext))
            return context => ValueTask.FromResult<object?>(context.Features.Get<TaskActivityContext>());
        if (attribute is DurableClientAttribute)
            return context => ValueTask.FromResult<object?>(context.InstanceServices.GetRequiredService(type));
        if (attribute is HttpTriggerAttribute)
            return context => BodyConverter.ReadAsync(context, type);
        if (attribute is TriggerBindingAttribute)
            return context => ValueTask.FromResult(context.TriggerValue);
        return function.Trigger is OrchestrationTriggerAttribute ? new OrchestratorInput(type).TakeAsync : null;
    }
}
