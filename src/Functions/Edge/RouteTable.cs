using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge;

/// <summary>
/// The routes of an assembly's HTTP functions, for the function that takes what none of them took: the host answers an unknown
/// address and a wrong method alike, with an empty 404.
/// </summary>
public sealed class RouteTable
{
    private readonly ImmutableArray<Route> _routes;

    /// <summary>The routes of this app.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Nothing is trimmed.")]
    public RouteTable()
        : this(typeof(RouteTable).Assembly.GetTypes())
    {
    }

    internal RouteTable(IEnumerable<Type> functionClasses)
    {
        using var services = new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider();
        var constraints = services.GetRequiredService<IInlineConstraintResolver>();
        var routes = Functions(functionClasses).Select(function => Route.Of(function.Trigger, function.Name, constraints));
        _routes = [.. routes.Where(route => !route.TakesAll)];
    }

    /// <summary>404 when no function has the address, 405 with <c>Allow</c> when one has it for other methods.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="path">The address below the route prefix; null for the prefix itself.</param>
    internal Problem Refuse(string method, string? path)
    {
        var address = new PathString("/" + path?.TrimStart('/'));
        var methods = _routes.Where(route => route.Matches(address)).SelectMany(route => route.Methods);
        string[] allowed = [.. methods.Distinct().Order(StringComparer.Ordinal)];
        return allowed is [] || allowed.Contains(method, StringComparer.OrdinalIgnoreCase)
            ? Problem.NotFound()
            : Problem.MethodNotAllowed(method, allowed);
    }

    private static IEnumerable<(string Name, HttpTriggerAttribute Trigger)> Functions(IEnumerable<Type> classes) =>
        from type in classes
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        select (function.Name, trigger);

    private sealed record Route(
        TemplateMatcher Template, ImmutableArray<(string Name, IRouteConstraint Rule)> Constraints, ImmutableArray<string> Methods)
    {
        /// <summary>The fallback itself, which knows no address.</summary>
        public bool TakesAll => Template.Template.Segments is [{ Parts: [{ IsCatchAll: true }] }];

        public static Route Of(HttpTriggerAttribute trigger, string function, IInlineConstraintResolver constraints)
        {
            var template = TemplateParser.Parse(trigger.Route ?? function);
            var rules =
                from parameter in template.Parameters
                from constraint in parameter.InlineConstraints
                select (parameter.Name!, constraints.ResolveConstraint(constraint.Constraint)!);
            return new(
                new TemplateMatcher(template, []),
                [.. rules],
                [.. (trigger.Methods ?? []).Select(method => method.ToUpperInvariant())]);
        }

        public bool Matches(PathString address)
        {
            var values = new RouteValueDictionary();
            return Template.TryMatch(address, values)
                && Constraints.All(one => one.Rule.Match(httpContext: null, route: null, one.Name, values, RouteDirection.IncomingRequest));
        }
    }
}
