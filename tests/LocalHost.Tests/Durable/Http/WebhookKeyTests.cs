using System.Net;
using LocalHost.Tests.Http;

namespace LocalHost.Tests.Durable.Http;

public sealed class WebhookKeyTests(SampleHost sample) : IClassFixture<SampleHost>
{
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
