using System.Text.Json;
using LocalHost.Functions;
using LocalHost.Protocol.Messages;
using Microsoft.AspNetCore.Http;

namespace LocalHost.Http;

/// <summary>A function that answers requests.</summary>
internal sealed class HttpEndpoint
{
    private readonly string[] _methods;
    private readonly byte[][]? _keys;

    public HttpEndpoint(FunctionEntry function, FunctionRoute route, AccessKeys keys)
    {
        Function = function;
        Route = route;
        _methods = function.Settings.TryGetProperty("methods", out var methods) && methods.ValueKind == JsonValueKind.Array
            ? [.. methods.EnumerateArray().Select(method => method.GetString()!)]
            : [];
        var level = Enum.TryParse<AuthorizationLevel>(function.Text("authLevel"), ignoreCase: true, out var named) ? named : AuthorizationLevel.Function;
        _keys = level == AuthorizationLevel.Anonymous ? null : keys.Of(function.Name, level);
    }

    public FunctionEntry Function { get; }

    public FunctionRoute Route { get; }

    public bool Allows(string method)
    {
        if (_methods.Length == 0)
            return true;
        foreach (var allowed in _methods)
        {
            if (allowed.Equals(method, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    public bool Opens(HttpRequest request) => _keys is null || AccessKeys.Opens(request, _keys);

    /// <summary>What parameters of the function may be bound to: the values of the route, and then those of the query.</summary>
    public static void AddValues(HttpRequest request, InvocationRequest invocation)
    {
        foreach (var (name, value) in request.RouteValues)
        {
            if (value is not null)
                invocation.TriggerMetadata[name] = new() { String = value.ToString() };
        }

        if (!request.QueryString.HasValue)
            return;
        foreach (var (name, values) in request.Query)
            invocation.TriggerMetadata.TryAdd(name, new() { String = values.ToString() });
    }
}

/// <summary>Which keys open a function; the names are those of the HTTP trigger.</summary>
internal enum AuthorizationLevel
{
    /// <summary>Any caller.</summary>
    Anonymous,

    /// <summary>As the official host: the master key alone.</summary>
    User,

    /// <summary>The function's own keys, those of the app, and the master key.</summary>
    Function,

    /// <summary>As the official host: the master key alone.</summary>
    System,

    /// <summary>The master key alone.</summary>
    Admin,
}
