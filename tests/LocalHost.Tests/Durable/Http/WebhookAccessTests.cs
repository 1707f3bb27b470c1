using System.Net;
using LocalHost.Tests.Http;

namespace LocalHost.Tests.Durable.Http;

public sealed class WebhookAccessTests(SampleHost sample) : IClassFixture<SampleHost>
{
    [Theory]
    [InlineData(null, 401)]
    [InlineData("wrong", 401)]
    [InlineData("host-key", 401)] // opens functions, not extensions
    [InlineData("system-key", 200)]
    [InlineData("master-key", 200)]
    public async Task Webhook_ByKey_IsOpenOrNot(string? key, int status)
    {
        var query = key is null ? "" : $"?code={key}";

        using var response = await sample.Client.GetAsync("/runtime/webhooks/durabletask/instances" + query);

        Assert.Equal(status, (int)response.StatusCode);
        if (status == 401)
            Assert.Equal(0, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Webhook_OfAnotherExtension_IsNotFound()
    {
        using var response = await sample.Client.GetAsync("/runtime/webhooks/eventgrid?code=master-key");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Key_NoneIsConfigured_IsMadeAndOutlivesARestart()
    {
        using var folder = new TemporaryFolder();
        var first = await CodeAsync(folder.FullName);
        var second = await CodeAsync(folder.FullName);

        Assert.Equal(first, second);
        Assert.True(first.Length > 40, first);
    }

    private static async Task<string> CodeAsync(string folder)
    {
        await using var host = await SampleApp.StartAsync(options => options.DataPath = folder);
        using var client = host.CreateClient();
        using var started = await client.GetAsync("/api/HelloCities_HttpStart");
        var location = started.Headers.Location!;
        await host.WhenIdleAsync();

        // The URL works as it is.
        using var status = await client.GetAsync(location);
        Assert.Equal(HttpStatusCode.OK, status.StatusCode);
        return location.Query;
    }
}
