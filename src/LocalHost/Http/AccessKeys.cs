using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace LocalHost.Http;

/// <summary>
/// The keys of the app, from its settings: LocalHost:Keys:Master, LocalHost:Keys:Host:{name} (any function),
/// LocalHost:Keys:Functions:{function}:{name}.
/// </summary>
internal sealed class AccessKeys(IConfiguration settings)
{
    private const string Header = "x-functions-key";
    private const string Parameter = "code";

    private readonly byte[][] _master = Keys(settings["LocalHost:Keys:Master"]);
    private readonly byte[][] _host = Keys([.. settings.GetSection("LocalHost:Keys:Host").GetChildren().Select(c => c.Value)]);

    /// <summary>The keys that open one function.</summary>
    public byte[][] Of(string function, AuthorizationLevel level) => level == AuthorizationLevel.Function
        ? [.. _master, .. _host, .. Keys([.. settings.GetSection($"LocalHost:Keys:Functions:{function}").GetChildren().Select(c => c.Value)])]
        : _master;

    public bool IsMaster(HttpRequest request) => Opens(request, _master);

    /// <summary>Whether the request carries one of the keys; a key in the header hides one in the query.</summary>
    public static bool Opens(HttpRequest request, byte[][] keys)
    {
        string? given = request.Headers[Header];
        if (string.IsNullOrEmpty(given))
            given = request.Query[Parameter];
        if (string.IsNullOrEmpty(given))
            return false;
        var bytes = Encoding.UTF8.GetBytes(given);
        return keys.Any(key => CryptographicOperations.FixedTimeEquals(key, bytes));
    }

    private static byte[][] Keys(params string?[] keys) =>
        [.. keys.Where(k => !string.IsNullOrEmpty(k)).Select(k => Encoding.UTF8.GetBytes(k!))];
}
