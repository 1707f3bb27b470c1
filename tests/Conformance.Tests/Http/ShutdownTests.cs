using System.Net.Sockets;

namespace Conformance.Tests.Http;

/// <summary>How a host ends.</summary>
[Trait("Host", "Own")]
public sealed class ShutdownTests
{
    [Fact]
    public async Task Terminate_DuringARequest_LetsItEndAndTakesNoOther()
    {
        await using var process = await SampleProcess.StartAsync();
        using var client = RunningApp.ClientOf(process.Address);
        using var response = await client.GetAsync("/api/linger/3", HttpCompletionOption.ResponseHeadersRead);

        await process.TerminateAsync();

        await RefusalAsync(process.Address);
        Assert.Equal("begun, ended", await response.Content.ReadAsStringAsync());
        Assert.Equal(0, await process.ExitAsync());
    }

    private static async Task RefusalAsync(Uri address)
    {
        while (true)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(address.Host, address.Port);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }
}
