using System.Net;

namespace LocalHost.Tests.Http;

public sealed class AccessTests(SampleHost sample) : IClassFixture<SampleHost>
{
    [Theory]
    [InlineData("/api/by-key", null, 401)]
    [InlineData("/api/by-key", "wrong", 401)]
    [InlineData("/api/by-key", "own-key", 200)]
    [InlineData("/api/by-key", "host-key", 200)]
    [InlineData("/api/by-key", "master-key", 200)]
    [InlineData("/api/by-key?code=own-key", null, 200)]
    [InlineData("/api/by-key?code=own-key", "wrong", 401)] // the header wins
    [InlineData("/api/by-master", "host-key", 401)] // a function key does not open the admin level
    [InlineData("/api/by-master", "not-enough", 401)]
    [InlineData("/api/by-master", "master-key", 200)]
    [InlineData("/admin/host/status", null, 401)]
    [InlineData("/admin/host/ping", null, 200)]
    public async Task Request_WithKey_IsLetIn(string path, string? key, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
            request.Headers.Add("x-functions-key", key);

        using var response = await sample.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            Assert.Equal(0, response.Content.Headers.ContentLength);
            Assert.Equal(path.StartsWith("/admin", StringComparison.Ordinal) ? "Bearer" : "", response.Headers.WwwAuthenticate.ToString());
        }
    }

    [Theory]
    [InlineData("https://crm.example", true)]
    [InlineData("https://foreign.example", false)]
    public async Task Preflight_OriginsAreConfigured_IsAnsweredInFrontOfTheFunctions(string origin, bool allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/hello");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        request.Headers.Add("Access-Control-Request-Headers", "x-mine");

        using var response = await sample.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(allowed, response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(allowed, response.Headers.TryGetValues("Access-Control-Allow-Headers", out var headers) && headers.Contains("x-mine"));
    }

    [Fact]
    public async Task Request_FromAnAllowedOrigin_IsServedAndMarked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/hello/you");
        request.Headers.Add("Origin", "https://crm.example");

        using var response = await sample.Client.SendAsync(request);

        Assert.Equal("Hello you", await response.Content.ReadAsStringAsync());
        Assert.Equal("https://crm.example", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }
}
