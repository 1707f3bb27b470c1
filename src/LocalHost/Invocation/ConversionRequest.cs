using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;

namespace LocalHost.Invocation;

/// <summary>What a converter is told of the parameter whose value it is asked for.</summary>
internal sealed class ConversionRequest(FunctionParameter parameter, InvocationContext invocation) : ConverterContext
{
    public override Type TargetType => parameter.Type;

    public override object? Source => invocation.BindingContext.BindingData.GetValueOrDefault(parameter.Name) ?? invocation.TriggerValue;

    public override FunctionContext FunctionContext => invocation;

    public override IReadOnlyDictionary<string, object> Properties => ImmutableDictionary<string, object>.Empty;
}
