using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>What the official host would not forgive in routes: it gives a request to the first function by name that matches.</summary>
public sealed class RouteRules
{
    [Fact]
    public void Function_Name_IsUnique() =>
        Assert.Equal(HttpFunctions.Names.Length, HttpFunctions.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void Fallback_Name_SortsBehindAllOthers()
    {
        Assert.Equal(AnswerUnknownRoute.Name, HttpFunctions.Names.Max(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(AnswerUnknownRoute.Name, HttpFunctions.Names.Max(StringComparer.Ordinal));
    }

    [Fact]
    public void Function_OverHttp_NamesItsRouteAndMethods() => Assert.All(HttpFunctions.All, function =>
    {
        Assert.NotNull(function.Trigger.Route);
        Assert.NotEmpty(function.Trigger.Methods!);
        // The bearer token is the app's own business; a function key would be one secret for all tenants.
        Assert.Equal(AuthorizationLevel.Anonymous, function.Trigger.AuthLevel);
    });

    [Fact]
    public void Route_Beginning_IsNotTheHosts() => Assert.All(HttpFunctions.All, function =>
    {
        Assert.False(function.Trigger.Route!.StartsWith("admin", StringComparison.OrdinalIgnoreCase), function.Trigger.Route);
        Assert.False(function.Trigger.Route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase), function.Trigger.Route);
    });

    [Fact]
    public void Routes_OfOneMethod_NeverMatchTheSameAddress()
    {
        var routes = (
            from function in HttpFunctions.All
            where function.Name != AnswerUnknownRoute.Name
            from method in function.Trigger.Methods!
            select (Method: method.ToUpperInvariant(), Segments: function.Trigger.Route!.Split('/'), Said: $"{method} {function.Trigger.Route}")).ToList();
        var overlaps =
            from one in routes
            from other in routes
            where string.CompareOrdinal(one.Said, other.Said) < 0 && one.Method == other.Method && Overlap(one.Segments, other.Segments)
            select $"{one.Said} and {other.Said}";

        Assert.Equal(routes.Count, routes.Select(route => route.Said).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(overlaps);
    }

    [Theory]
    [InlineData("items/{type}/{id}", "items/{kind}/42", true)]
    [InlineData("items/{type}/{id}", "items/{type}/{id}/timeline", false)]
    [InlineData("me/agenda", "ME/Agenda", true)]
    [InlineData("me/agenda", "me/counters", false)]
    public void Overlap_OfTwoRoutes_IsFound(string one, string other, bool overlap) =>
        Assert.Equal(overlap, Overlap(one.Split('/'), other.Split('/')));

    private static bool Overlap(string[] one, string[] other) =>
        one.Length == other.Length
        && one.Zip(other).All(pair => IsParameter(pair.First) || IsParameter(pair.Second) || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));

    private static bool IsParameter(string segment) => segment.Contains('{', StringComparison.Ordinal);
}
