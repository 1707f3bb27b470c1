using System.Globalization;
using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>The query of a request whose every parameter is known and stands there once.</summary>
internal sealed class QueryValues
{
    public const string Limit = "limit";
    public const string Cursor = "cursor";

    private const int MaxLimit = 200;
    private const int DefaultLimit = 50;
    private const int LongestName = 64;

    private readonly IQueryCollection _query;

    private QueryValues(IQueryCollection query) => _query = query;

    /// <summary>The value of a parameter; null when it is absent or empty.</summary>
    public string? this[string name] => _query[name] is [{ Length: > 0 } value] ? value : null;

    /// <summary>Whether a parameter stands there without a value.</summary>
    public bool IsEmpty(string name) => _query[name] is [{ Length: 0 }];

    /// <summary>The query, or 400 that names a parameter which is not in <paramref name="allowed"/>, or that is given twice.</summary>
    public static Parsed<QueryValues> Read(HttpRequest request, params ReadOnlySpan<string> allowed)
    {
        foreach (var (name, values) in request.Query)
        {
            var shown = name.Length <= LongestName ? name : name[..LongestName] + "…";
            // Names compare exactly, although the collection behind the indexer would forgive another case.
            if (!allowed.Contains(name))
                return Problem.MalformedParameter(shown, "unknownParameter", $"There is no query parameter '{shown}' here.");
            if (values.Count > 1)
                return Problem.MalformedParameter(shown, "repeated", $"The query parameter '{shown}' stands there {values.Count} times.");
        }

        return new QueryValues(request.Query);
    }

    /// <summary>How many entries a page may have: 1 to 200, 50 unless told.</summary>
    public Parsed<int> ReadLimit()
    {
        if (this[Limit] is not { } text)
            return DefaultLimit;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit
            ? limit
            : Problem.MalformedParameter(Limit, "outOfRange", $"The limit must be a number from 1 to {MaxLimit}.");
    }
}
