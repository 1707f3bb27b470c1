using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Invocation;

/// <summary>The functions of an app, by name.</summary>
internal sealed class FunctionCatalog
{
    public FunctionCatalog(Assembly app, Func<string, bool> isOn)
    {
        var functions = from type in app.GetTypes()
                        where type.IsClass && (!type.IsAbstract || type.IsSealed)
                        from method in type.GetMethods(
                            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                        let attribute = method.GetCustomAttribute<FunctionAttribute>()
                        where attribute is not null && isOn(attribute.Name)
                        orderby attribute.Name.ToUpperInvariant(), attribute.Name
                        select new FunctionMethod(attribute.Name, method);
        Functions = [.. functions];
        var twice = Functions.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new InvalidOperationException($"Two functions have the name '{twice.Key}'.");
    }

    /// <summary>In the order of their names, in which routes are matched too.</summary>
    public IReadOnlyList<FunctionMethod> Functions { get; }

    public IEnumerable<FunctionMethod> TriggeredBy<T>() => Functions.Where(f => f.Trigger is T);
}
