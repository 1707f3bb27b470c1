using System.Net;

namespace Conformance.Tests.Http;

[Collection(RunningApp.Name)]
public sealed class RoutingTests(RunningApp app)
{
    [Theory]
    [InlineData("GET", "/nothing/here")] // outside of the prefix
    [InlineData("GET", "/api/unknown")]
    [InlineData("GET", "/api/typed/x/abc")] // int
    [InlineData("GET", "/api/typed/99999999999/abc")] // too large for an int
    [InlineData("GET", "/api/typed/1/abcdef")] // maxlength(5)
    [InlineData("GET", "/api//hello")] // double slash
    [InlineData("GET", "/apihello")]
    [InlineData("DELETE", "/api/hello")] // method not declared: never 405
    [InlineData("HEAD", "/api/hello")]
    [InlineData("OPTIONS", "/api/hello")]
    [InlineData("GET", "/api/administer")] // begins with a reserved word, so it is not served
    public async Task Request_NoFunctionFits_IsNotFoundWithoutBody(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(method == "HEAD" ? null : 0, response.Content.Headers.ContentLength);
        Assert.Empty(response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/api/hello/you", "Hello you")]
    [InlineData("/API/HELLO/you", "Hello you")] // another case
    [InlineData("/api/hello/you/", "Hello you")] // trailing slash
    [InlineData("/api/hello?name=me", "Hello me")] // optional segment left out
    [InlineData("/api/files/a/b", "a/b")]
    [InlineData("/api/files/a%2Fb%20c", "a%2Fb c")] // a slash stays encoded, a space does not
    [InlineData("/api/files", "(none)")]
    [InlineData("/api/AnyMethod", "GET")] // no route: the function's name
    [InlineData("/api/order/exact", "A")] // the first name in the alphabet, not the closer route
    public async Task Request_FunctionFits_IsServed(string path, string body) =>
        Assert.Equal(body, await app.Client.GetStringAsync(path));

    [Fact]
    public async Task Request_FirstFunctionLacksTheMethod_GoesToTheNext()
    {
        using var response = await app.Client.PutAsync("/api/order/exact", content: null);

        Assert.Equal("B", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Function_NoMethodDeclared_TakesAll(string method)
    {
        using var request = new HttpRequestMessage(new(method), "/api/anymethod");

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(method, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Root_Get_SaysThatTheAppRuns()
    {
        using var response = await app.Client.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Kestrel", response.Headers.Server.ToString());
        Assert.NotNull(response.Headers.Date);
        Assert.Contains("running", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
