using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Invocation;

/// <summary>A parameter that takes the trigger's value of its own name: a part of the route or of the query.</summary>
internal sealed class NamedValue(FunctionParameter parameter)
{
    private readonly Type _type = Nullable.GetUnderlyingType(parameter.Type) ?? parameter.Type;

    public ValueTask<object?> TakeAsync(InvocationContext context)
    {
        if (context.BindingContext.BindingData.TryGetValue(parameter.Name, out var value) && value is not null)
            return ValueTask.FromResult(Convert(value));
        if (parameter.HasDefaultValue || parameter.IsReferenceOrNullableType)
            return ValueTask.FromResult(parameter.DefaultValue);
        throw new FunctionInputConverterException(
            $"Could not populate the value for '{parameter.Name}' parameter. Consider adding a default value or making the parameter nullable.");
    }

    private object? Convert(object value)
    {
        if (_type.IsInstanceOfType(value))
            return value;
        var text = System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        try
        {
            if (_type == typeof(Guid))
                return Guid.Parse(text);
            if (_type == typeof(DateTime))
                return DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
            if (_type == typeof(DateTimeOffset))
                return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
            if (_type == typeof(byte[]))
                return Encoding.UTF8.GetBytes(text);
            return JsonSerializer.Deserialize(text, _type);
        }
        catch (Exception e) when (e is FormatException or JsonException or NotSupportedException)
        {
            throw new FunctionInputConverterException($"Cannot convert input parameter '{parameter.Name}' to type '{parameter.Type}'.", e);
        }
    }
}
