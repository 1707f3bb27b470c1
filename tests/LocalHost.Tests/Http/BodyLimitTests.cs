using System.Net.Sockets;
using System.Text;

namespace LocalHost.Tests.Http;

public sealed class BodyLimitTests(SampleHost sample) : IClassFixture<SampleHost>
{
    [Theory]
    [InlineData(104_857_601, "HTTP/1.1 500 ")] // as the official host answers
    [InlineData(104_857_600, "HTTP/1.1 200 ")]
    public async Task Length_BeyondWhatTheHostTakes_IsRefusedBeforeTheBodyAndLogged(long length, string status)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(sample.Host.BaseAddress.Host, sample.Host.BaseAddress.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /api/hello/you HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n"));

        using var reader = new StreamReader(stream);
        var line = await reader.ReadLineAsync();

        Assert.StartsWith(status, line, StringComparison.Ordinal);
        if (length > 104_857_600)
            Assert.Contains(sample.Log.Entries, e => e.Message.Contains("longer than the host takes", StringComparison.Ordinal));
    }
}
