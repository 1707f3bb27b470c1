using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalHost.Invocation;

/// <summary>A property of a function's result that carries an output of its own.</summary>
internal sealed record FunctionOutput(PropertyInfo Property, OutputBindingAttribute Attribute)
{
    public static FunctionOutput[] Of(Type returned)
    {
        var type = MethodCall.Unwrap(returned);
        if (type is null || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
            return [];
        return [.. from property in type.GetProperties()
                   let attribute = property.GetCustomAttribute<OutputBindingAttribute>()
                   where attribute is not null
                   select new FunctionOutput(property, attribute)];
    }
}
