using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalHost.Http;

/// <summary>The route of a function, with ASP.NET Core's templates and constraints.</summary>
internal sealed class FunctionRoute
{
    private readonly RouteTemplate _route;
    private readonly TemplateMatcher _matcher;
    private readonly IDictionary<string, IRouteConstraint> _constraints;

    // A route of words alone is compared as text, without taking the path apart.
    private readonly string? _plain;

    private FunctionRoute(RouteTemplate route, IInlineConstraintResolver resolver)
    {
        _route = route;
        var defaults = new RouteValueDictionary();
        var constraints = new RouteConstraintBuilder(resolver, route.TemplateText!);
        foreach (var parameter in route.Parameters)
        {
            if (parameter.DefaultValue is not null)
                defaults[parameter.Name!] = parameter.DefaultValue;
            if (parameter.IsOptional)
                constraints.SetOptional(parameter.Name!);
            foreach (var constraint in parameter.InlineConstraints)
                constraints.AddResolvedConstraint(parameter.Name!, constraint.Constraint);
        }

        _constraints = constraints.Build();
        _matcher = new(route, defaults);
        _plain = route.Parameters.Count == 0 ? "/" + route.TemplateText!.Trim('/') : null;
        FirstWord = route.Segments is [{ IsSimple: true, Parts: [{ IsLiteral: true, Text: var word }] }, ..] ? word : null;
    }

    public string Template => _route.TemplateText!;

    public string? FirstWord { get; }

    public static FunctionRoute Parse(string template, IInlineConstraintResolver resolver) =>
        new(TemplateParser.Parse(template.TrimStart('/')), resolver);

    /// <summary>Whether a path fits; if so, its values are in the request.</summary>
    public bool Matches(HttpContext context, string path, int prefixLength)
    {
        if (_plain is not null)
        {
            var rest = path.AsSpan(prefixLength);
            if (rest is [.., '/'])
                rest = rest[..^1];
            return rest.Equals(_plain.Length == 1 ? "" : _plain, StringComparison.OrdinalIgnoreCase);
        }

        var values = new RouteValueDictionary();
        var tail = prefixLength == 0 ? path : path[prefixLength..];
        if (!_matcher.TryMatch(tail.Length == 0 ? "/" : tail, values))
            return false;
        if (_constraints.Count > 0
            && !RouteConstraintMatcher.Match(
                _constraints, values, context, route: NoRoute, RouteDirection.IncomingRequest, NullLogger.Instance))
        {
            return false;
        }

        context.Request.RouteValues = values;
        return true;
    }

    private static readonly RouteCollection NoRoute = new();
}
