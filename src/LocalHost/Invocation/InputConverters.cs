using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LocalHost.Invocation;

/// <summary>The converters that the app has registered, around what the runtime itself does for a parameter.</summary>
internal sealed class InputConverters
{
    private readonly IInputConverter[] _before;
    private readonly IInputConverter[] _after;
    private readonly bool _hasOwn;

    public InputConverters(IOptions<WorkerOptions> options, IServiceProvider services)
    {
        Type[] types = [.. options.Value.InputConverters];
        var own = Array.IndexOf(types, typeof(OwnConversion));
        _hasOwn = own >= 0;
        _before = Make(_hasOwn ? types[..own] : types, services);
        _after = Make(_hasOwn ? types[(own + 1)..] : [], services);
        AreOwnOnly = types is [var only] && only == typeof(OwnConversion);
    }

    /// <summary>Whether the app has registered nothing, which is as usual.</summary>
    public bool AreOwnOnly { get; }

    public async ValueTask<object?> TakeAsync(ParameterBinding binding, InvocationContext context)
    {
        // A converter that an attribute names comes first of all.
        if (binding.Source == ParameterSource.Converter)
            return await binding.TakeAsync(context);

        var request = new ConversionRequest(binding.Parameter, context);
        var result = await AskAsync(_before, request);
        var named = binding.Source == ParameterSource.Name;
        if (result.Status == ConversionStatus.Unhandled && named && !context.BindingContext.BindingData.ContainsKey(binding.Parameter.Name))
            result = await AskAsync(_after, request);
        return result.Status switch
        {
            ConversionStatus.Succeeded => result.Value,
            ConversionStatus.Failed => throw new FunctionInputConverterException(
                $"Cannot convert input parameter '{binding.Parameter.Name}' to type '{binding.Parameter.Type}'.", result.Error),
            _ when _hasOwn || !named => await binding.TakeAsync(context),
            _ when binding.Parameter.HasDefaultValue || binding.Parameter.IsReferenceOrNullableType => binding.Parameter.DefaultValue,
            _ => throw new FunctionInputConverterException($"No converter makes a value for the parameter '{binding.Parameter.Name}'."),
        };
    }

    private static IInputConverter[] Make(Type[] types, IServiceProvider services) =>
        [.. types.Select(type => (IInputConverter)ActivatorUtilities.GetServiceOrCreateInstance(services, type))];

    private static async ValueTask<ConversionResult> AskAsync(IInputConverter[] converters, ConversionRequest request)
    {
        foreach (var converter in converters)
        {
            var result = await converter.ConvertAsync(request);
            if (result.Status != ConversionStatus.Unhandled)
                return result;
        }

        return ConversionResult.Unhandled();
    }
}
