using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Conformance.Tests.Http;

[Collection(RunningApp.Name)]
public sealed class BindingTests(RunningApp app)
{
    [Theory]
    [InlineData("/api/typed/5/abc", """{"id":5,"slug":"abc"}""")]
    [InlineData("/api/query?text=x&number=3", """{"text":"x","number":3}""")]
    [InlineData("/api/query", """{"text":null,"number":7}""")] // a default value, and null
    [InlineData("/api/scoped", "2")] // one service for the whole invocation
    public async Task Parameter_RouteQueryOrService_IsBound(string path, string body) =>
        Assert.Equal(body, await app.Client.GetStringAsync(path));

    [Fact]
    public async Task ScopedService_NextInvocation_IsFresh()
    {
        await app.Client.GetStringAsync("/api/scoped");

        Assert.Equal("2", await app.Client.GetStringAsync("/api/scoped"));
    }

    [Fact]
    public async Task FromBody_Json_IsBound()
    {
        using var response = await app.Client.PostAsJsonAsync("/api/body", new { text = "x", stars = 2 });

        Assert.Equal("""{"text":"x","stars":2}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{ "stars": "many" }""")]
    public async Task FromBody_NotJsonOfTheType_IsAnEmptyError(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await app.Client.PostAsync("/api/body", content);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(0, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task QueryValue_OfAnotherType_IsAnEmptyError()
    {
        using var response = await app.Client.GetAsync("/api/query?number=many");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task HttpRequestData_ReadAndAnswered_GoesBothWays()
    {
        using var response = await app.Client.PostAsJsonAsync("/api/data?a=1", new { text = "x", stars = 2 });

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("/api/data?a=1", Assert.Single(response.Headers.GetValues("x-url")));
        Assert.Equal("""{"Text":"x","Stars":2}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Request_SeenByTheFunction_CarriesTheHostsMarks()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/headers");
        request.Headers.Add("X-Forwarded-For", "10.0.0.1");

        using var response = await app.Client.SendAsync(request);

        // The original host is that of the host's own connection to the worker.
        var seen = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Matches("^localhost:[0-9]+$", seen["host"]!.GetValue<string>());
        seen.Remove("host");
        Assert.Equal(
            $$"""{"invocation":true,"proto":"http","forwarded":false,"pathBase":"","url":"http://{{app.Address.Authority}}"}""",
            seen.ToJsonString());
    }

    [Fact]
    public async Task Request_WithAnInvocationIdOfItsOwn_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/headers");
        request.Headers.Add("x-ms-invocation-id", "mine");

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }
}
