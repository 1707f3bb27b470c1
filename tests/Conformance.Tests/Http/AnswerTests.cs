using System.Net;

namespace Conformance.Tests.Http;

[Collection(RunningApp.Name)]
public sealed class AnswerTests(RunningApp app)
{
    [Fact]
    public async Task Result_HeadersAndCookies_AreKept()
    {
        using var response = await app.Client.GetAsync("/api/kept");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("\"1\"", response.Headers.ETag?.Tag);
        Assert.Equal("/api/kept/1", response.Headers.Location?.ToString());
        Assert.Equal(["a=1; path=/", "b=2; path=/"], response.Headers.GetValues("Set-Cookie"));
    }

    [Fact]
    public async Task Result_NoContent_HasNoBody()
    {
        using var response = await app.Client.DeleteAsync("/api/empty");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Result_WithSeveralOutputs_AnswersWithTheMarkedOne()
    {
        using var response = await app.Client.GetAsync("/api/several");

        Assert.Equal(418, (int)response.StatusCode);
    }

    [Fact]
    public async Task Function_Throws_IsAnEmptyError()
    {
        using var response = await app.Client.GetAsync("/api/fails");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(0, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Function_ThrowsAfterTheAnswerBegan_CutsIt()
    {
        using var response = await app.Client.GetAsync("/api/fails-late", HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Middleware_SetsAHeaderAfterTheFunction_IsSent()
    {
        using var response = await app.Client.GetAsync("/api/kept");

        Assert.Equal("Kept", Assert.Single(response.Headers.GetValues("x-function")));
    }

    [Fact]
    public async Task Middleware_AnswersByItself_LeavesTheFunctionOut()
    {
        using var response = await app.Client.GetAsync("/api/fails?closed");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("closed", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/api/hello/you", "text/plain")]
    [InlineData("/api/typed/1/abc", "application/json")]
    public async Task Result_WithABody_IsSentInChunks(string path, string type)
    {
        using var response = await app.Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);

        Assert.True(response.Headers.TransferEncodingChunked);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Result_NotOfHttp_IsLeftOut()
    {
        using var response = await app.Client.GetAsync("/api/plain");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/api/size", 1_000_000, HttpStatusCode.OK)]
    [InlineData("/api/size", 30_000_001, HttpStatusCode.InternalServerError)] // the worker's limit, unhandled
    [InlineData("/api/size?lifted", 31_000_000, HttpStatusCode.OK)]
    [InlineData("/api/size?lifted", 104_857_601, HttpStatusCode.InternalServerError)] // the host's limit
    public async Task Body_BySize_IsTakenOrRefused(string path, int size, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[size]) };
        request.Headers.ExpectContinue = true;

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/size?lifted", 104_000_000, HttpStatusCode.OK)]
    [InlineData("/api/size?lifted", 104_857_600, HttpStatusCode.InternalServerError)] // what frames the chunks counts too
    [InlineData("/api/size?lifted&caught", 104_857_601, HttpStatusCode.InternalServerError)] // whatever the function makes of it
    public async Task Body_OfUnknownLength_IsCutOffAtTheHostsLimit(string path, int size, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[size]) };
        request.Headers.TransferEncodingChunked = true;

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData(16_384, 0, HttpStatusCode.RequestUriTooLong)]
    [InlineData(0, 40_000, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task Request_TooLongAHead_IsRefused(int path, int header, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/files/" + new string('a', path));
        request.Headers.Add("x-long", new string('a', header + 1));

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }
}
