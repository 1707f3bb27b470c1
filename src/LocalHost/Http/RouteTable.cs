using System.Collections.Frozen;
using LocalHost.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace LocalHost.Http;

/// <summary>
/// Finds the function of a request: among those whose method and route fit, the one whose name comes first in the alphabet.
/// </summary>
internal sealed partial class RouteTable
{
    private readonly string _prefix;
    private readonly FrozenDictionary<string, HttpEndpoint[]>.AlternateLookup<ReadOnlySpan<char>> _byFirstSegment;
    private readonly HttpEndpoint[] _others;
    private readonly ILogger<RouteTable> _logger;

    public RouteTable(FunctionIndex functions, string prefix, AccessKeys keys, IInlineConstraintResolver constraints, ILogger<RouteTable> logger)
    {
        _logger = logger;
        _prefix = prefix is "" ? "" : "/" + prefix;
        HttpEndpoint[] all = [.. from function in functions.TriggeredBy(FunctionEntry.Http)
                                 let route = FunctionRoute.Parse(function.Text("route") ?? function.Name, constraints)
                                 where IsFree(function.Name, route)
                                 select new HttpEndpoint(function, route, keys)];

        // The first segment of most routes is a word; only the routes that begin with that word, or with a parameter, can fit.
        _others = [.. all.Where(e => e.Route.FirstWord is null)];
        _byFirstSegment = all.Select(e => e.Route.FirstWord).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(
                word => word,
                word => all.Where(e => e.Route.FirstWord?.Equals(word, StringComparison.OrdinalIgnoreCase) ?? true).ToArray(),
                StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether a path lies where functions do.</summary>
    public bool Covers(PathString path) => path.Value is { } value
        && value.StartsWith(_prefix, StringComparison.OrdinalIgnoreCase)
        && (value.Length == _prefix.Length || value[_prefix.Length] == '/');

    public HttpEndpoint? Match(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var rest = path.AsSpan(_prefix.Length).TrimStart('/');
        var end = rest.IndexOf('/');
        var first = end < 0 ? rest : rest[..end];
        var candidates = _byFirstSegment.TryGetValue(first, out var found) ? found : _others;
        foreach (var endpoint in candidates)
        {
            if (endpoint.Allows(context.Request.Method) && endpoint.Route.Matches(context, path, _prefix.Length))
                return endpoint;
        }

        return null;
    }

    private bool IsFree(string function, FunctionRoute route)
    {
        var free = !route.Template.StartsWith("admin", StringComparison.OrdinalIgnoreCase)
            && !route.Template.StartsWith("runtime", StringComparison.OrdinalIgnoreCase);
        if (!free)
            LogReserved(function, route.Template);
        return free;
    }

    [LoggerMessage(
        EventId = 4002, Level = LogLevel.Error, Message = "Function {Function} is not served: its route {Route} conflicts with built-in routes")]
    private partial void LogReserved(string function, string route);
}
