using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace LocalHost.Http;

/// <summary>A request's values by name: those of its route, then those of its query.</summary>
internal sealed class RequestValues(HttpRequest request) : IReadOnlyDictionary<string, object?>
{
    private Dictionary<string, object?>? _all;

    public IEnumerable<string> Keys => All.Keys;

    public IEnumerable<object?> Values => All.Values;

    public int Count => All.Count;

    private Dictionary<string, object?> All => _all ??= Collect();

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        if (request.RouteValues.TryGetValue(key, out value))
            return true;
        value = request.QueryString.HasValue && request.Query.TryGetValue(key, out var values) ? values.ToString() : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => All.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Dictionary<string, object?> Collect()
    {
        var all = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in request.Query)
            all[key] = value.ToString();
        foreach (var (key, value) in request.RouteValues)
            all[key] = value;
        return all;
    }
}
