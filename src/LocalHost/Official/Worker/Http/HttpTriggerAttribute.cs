using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by an HTTP request.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Any method, with a function key.</summary>
    public HttpTriggerAttribute() => AuthLevel = AuthorizationLevel.Function;

    /// <summary>Some methods, with a function key.</summary>
    /// <param name="methods">The methods.</param>
    public HttpTriggerAttribute(params string[] methods)
        : this()
    {
        Methods = methods;
    }

    /// <summary>Any method.</summary>
    /// <param name="authLevel">Which key a request needs.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>Some methods.</summary>
    /// <param name="authLevel">Which key a request needs.</param>
    /// <param name="methods">The methods.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route below the prefix; the function's name when null.</summary>
    public string? Route { get; set; }

    /// <summary>The methods; null is any.</summary>
    public string[]? Methods { get; }

    /// <summary>Which key a request needs.</summary>
    public AuthorizationLevel AuthLevel { get; }
}
