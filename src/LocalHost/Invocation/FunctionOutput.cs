using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace LocalHost.Invocation;

/// <summary>An output of a function.</summary>
/// <param name="Name">By which middleware knows it.</param>
/// <param name="Kind">What takes it: <c>http</c> for the answer.</param>
/// <param name="Property">The property of the function's result that carries it; null when the result itself does.</param>
internal sealed record FunctionOutput(string Name, string Kind, PropertyInfo? Property)
{
    public const string Http = "http";
    private const string Returned = "$return";

    /// <summary>The outputs of a method: properties of its result that are marked or are responses; else the answer that it returns.</summary>
    public static FunctionOutput[] Of(MethodInfo method, bool answersRequests)
    {
        if (MethodCall.Unwrap(method.ReturnType) is not { } type)
            return [];
        FunctionOutput[] carried = type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true
            ? []
            : [.. type.GetProperties().Select(Of).OfType<FunctionOutput>()];
        return carried.Length == 0 && answersRequests ? [new(Returned, Http, null)] : carried;
    }

    private static FunctionOutput? Of(PropertyInfo property)
    {
        if (property.GetCustomAttribute<OutputBindingAttribute>() is { } attribute)
            return new(property.Name, attribute is HttpResultAttribute ? Http : BindingDescription.KindOf(attribute), property);
        return property.PropertyType == typeof(HttpResponseData) ? new(property.Name, Http, property) : null;
    }
}
