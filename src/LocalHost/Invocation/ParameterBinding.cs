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
    FunctionParameter Parameter, BindingAttribute? Attribute, Func<InvocationContext, ValueTask<object?>> TakeAsync)
{
    public static ParameterBinding Of(FunctionMethod function, ParameterInfo parameter)
    {
        var attribute = parameter.GetCustomAttribute<BindingAttribute>();
        var described = new FunctionParameter(
            parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, parameter.HasDefaultValue ? parameter.DefaultValue : null);
        return new(described, attribute, Source(function, parameter, attribute, described));
    }

    private static Func<InvocationContext, ValueTask<object?>> Source(
        FunctionMethod function, ParameterInfo parameter, BindingAttribute? attribute, FunctionParameter described)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttributes<InputConverterAttribute>().ToArray() is { Length: > 0 } converters)
            return new ConvertedParameter(described, converters).TakeAsync;
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
        if (function.Trigger is OrchestrationTriggerAttribute)
            return new OrchestratorInput(type).TakeAsync;
        return new NamedValue(described).TakeAsync;
    }
}
