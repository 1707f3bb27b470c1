using System.Net.Sockets;
using System.Text;

namespace LocalHost.Tests.Http;

/// <summary>What the server itself answers, so that no function sees it.</summary>
public sealed class RefusedLineTests(SampleHost sample) : IClassFixture<SampleHost>
{
    [Theory]
    [InlineData("CONNECT example.org:80")]
    [InlineData("GET /api/hello/%00")]
    [InlineData("GET")]
    public async Task Line_ThatNoFunctionMayHave_IsAnsweredWithoutABody(string line)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(sample.Client.BaseAddress!.Host, sample.Client.BaseAddress.Port);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);

        var answer = await reader.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }
}
