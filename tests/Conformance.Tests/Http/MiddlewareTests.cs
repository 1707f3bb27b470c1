using System.Net;

namespace Conformance.Tests.Http;

[Collection(RunningApp.Name)]
public sealed class MiddlewareTests(RunningApp app)
{
    [Fact]
    public async Task Middleware_ChangesInputsAndResult_BothCount()
    {
        using var response = await app.Client.GetAsync("/api/files/one/two?edited");

        Assert.Equal("ONE/TWO!", await response.Content.ReadAsStringAsync());
        Assert.Equal("req", Assert.Single(response.Headers.GetValues("x-bound")));
        Assert.Equal("$return:http", Assert.Single(response.Headers.GetValues("x-outputs")));
    }

    [Fact]
    public async Task Middleware_ChangesAnOutput_ItIsTheAnswer()
    {
        using var response = await app.Client.GetAsync("/api/several?edited");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("Answer:http", Assert.Single(response.Headers.GetValues("x-outputs")));
    }

    [Theory]
    [InlineData("/api/fails")]
    [InlineData("/api/fails-apart")] // the answer is one of several outputs
    public async Task Middleware_AnswersForAFunctionThatFailed_ItsResponseGoesOut(string path)
    {
        using var response = await app.Client.GetAsync($"{path}?apology");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("a secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Result_WithAResponseAmongItsProperties_AnswersWithIt()
    {
        using var response = await app.Client.GetAsync("/api/responses");

        Assert.Equal(HttpStatusCode.AlreadyReported, response.StatusCode);
    }
}
