using System.Net;
using System.Text;

namespace Conformance.Tests.Http;

[Collection(RunningApp.Name)]
public sealed class StreamTests(RunningApp app)
{
    [Fact]
    public async Task Answer_Flushed_ArrivesAtOnce()
    {
        using var response = await app.Client.GetAsync("/api/download", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[16];

        foreach (var word in (string[])["one", "two", "three"])
        {
            // The function says nothing more before it is told that this has arrived.
            var read = await body.ReadAsync(buffer);
            Assert.Equal(word, Encoding.UTF8.GetString(buffer, 0, read));
            (await app.Client.PostAsync("/api/download/heard", content: null)).Dispose();
        }

        Assert.Equal(0, await body.ReadAsync(buffer));
    }

    [Fact]
    public async Task Request_SentInPieces_ReachesTheFunctionBeforeItsEnd()
    {
        // Each piece is of the size that the official host passes on at once.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/upload") { Content = new Pieces(app.Client, 3, new byte[4096]) };

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(int.Parse(await response.Content.ReadAsStringAsync(), provider: null) >= 3);
    }

    /// <summary>A body whose next piece is sent when the function has read something of the one before.</summary>
    private sealed class Pieces(HttpClient client, int count, byte[] piece) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var sent = 0; sent < count; sent++)
            {
                await stream.WriteAsync(piece);
                await stream.FlushAsync();
                (await client.PostAsync("/api/upload/arrived", content: null)).Dispose();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
