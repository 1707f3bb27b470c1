namespace LocalHost.Tests.Durable.Http;

public sealed class WebhookAccessTests(WebhookHost webhooks) : IClassFixture<WebhookHost>
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

        using var client = new HttpClient { BaseAddress = webhooks.Address };
        using var response = await client.GetAsync("/runtime/webhooks/durabletask/instances" + query);

        Assert.Equal(status, (int)response.StatusCode);
        if (status != 401) return;
        Assert.Equal(0, response.Content.Headers.ContentLength);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }
}
