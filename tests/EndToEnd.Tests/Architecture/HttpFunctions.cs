using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>The app's functions, found as the host finds them.</summary>
internal static class HttpFunctions
{
    /// <summary>The names of all functions.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Functions().Select(function => function.Name)];

    /// <summary>Those that answer over HTTP.</summary>
    public static ImmutableArray<(string Name, HttpTriggerAttribute Trigger)> All { get; } =
    [
        .. from function in Functions()
           from parameter in function.Method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger is not null
           select (function.Name, trigger),
    ];

    private static IEnumerable<(string Name, MethodInfo Method)> Functions() =>
        from type in typeof(CheckHealth).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (function.Name, method);
}
