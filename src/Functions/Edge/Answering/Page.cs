using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Edge.Answering;

/// <summary>Which page of a list a request asks for.</summary>
internal sealed class Page
{
    private readonly CursorSigner _cursors;
    private readonly string _list;
    private readonly string _tenant;

    private Page(QueryValues query, CursorSigner cursors, string list, string tenant, string? after, int limit) =>
        (Query, _cursors, _list, _tenant, After, Limit) = (query, cursors, list, tenant, after, limit);

    /// <summary>The place at which the page before ended.</summary>
    public string? After { get; }

    /// <summary>How many entries it may have.</summary>
    public int Limit { get; }

    /// <summary>The list's own parameters.</summary>
    public QueryValues Query { get; }

    /// <summary>A parameter of the list's own.</summary>
    public string? this[string name] => Query[name];

    /// <summary>Reads <c>limit</c>, <c>cursor</c> and the list's own parameters; any other is refused.</summary>
    public static Parsed<Page> Read(HttpRequest request, CursorSigner cursors, TenantId tenant, params ReadOnlySpan<string> parameters)
    {
        if (!QueryValues.Read(request, [QueryValues.Limit, QueryValues.Cursor, .. parameters]).TryGet(out var query, out var problem)
            || !query.ReadLimit().TryGet(out var limit, out problem))
        {
            return problem;
        }

        // A cursor is good for one list only: the route and whatever chose its rows.
        var list = Framed(request.Path.Value);
        foreach (var parameter in parameters)
            list += Framed(query[parameter]);
        return cursors.Read(query, list, tenant.Value).TryGet(out var after, out problem)
            ? new Page(query, cursors, list, tenant.Value, after, limit)
            : problem;
    }

    // Each part after its length, so that no value can pass for two.
    private static string Framed(string? part) => part is null ? "-" : $"{part.Length}:{part}";

    /// <summary>The answer for a slice.</summary>
    public ListResponse<TResponse> Of<T, TResponse>(Slice<T> slice, Func<T, TResponse> shape) =>
        new([.. slice.Items.Select(shape)], CursorTo(slice.Next));

    /// <summary>The cursor to a place; null when the list has ended.</summary>
    public string? CursorTo(string? place) => place is null ? null : _cursors.Sign(_list, _tenant, place);
}

/// <summary>A page of a list; without a cursor it is the last.</summary>
internal sealed record ListResponse<T>(IReadOnlyList<T> Items, string? NextCursor);
