namespace SmartActivities.EndToEnd.Tests.Edge;

public sealed class RouteTests(TokenTests.Shared shared) : IClassFixture<TokenTests.Shared>
{
    [Theory]
    [InlineData("GET", "/api/nothing")]
    [InlineData("POST", "/api/activities/1/nothing")]
    [InlineData("DELETE", "/api")]
    [InlineData("GET", "/api/activities/x")] // no id, with a token
    public async Task Route_Unknown_IsAProblem(string method, string address)
    {
        var anna = await shared.App.SignInAsync();

        (await anna.SendAsync(new HttpMethod(method), address, content: null)).IsProblem(404, "not-found");
    }

    [Theory]
    [InlineData("GET", "/api/form-close/evaluate", "POST")]
    [InlineData("PUT", "/api/activities/1", "DELETE, GET")]
    [InlineData("POST", "/api/items/deal/42", "GET, PUT")]
    [InlineData("DELETE", "/api/health", "GET")]
    public async Task Method_Wrong_NamesThoseThatAreAllowed(string method, string address, string some)
    {
        var answer = await shared.App.Anonymous.SendAsync(new HttpMethod(method), address, content: null);

        answer.IsProblem(405, "method-not-allowed");
        var allowed = answer["Allow"]!.Split(", ");
        Assert.Subset(allowed.ToHashSet(), some.Split(", ").ToHashSet());
        Assert.DoesNotContain(method, allowed);
    }

    [Fact]
    public async Task Accept_WithoutJson_IsRefused()
    {
        var anna = await shared.App.SignInAsync();

        (await anna.GetAsync("/api/me/notifications", ("Accept", "text/html"))).IsProblem(406, "not-acceptable");
    }
}
