using System.Diagnostics;

namespace SmartActivities.Http.Bench;

/// <summary>Asks on so many connections at once, each as soon as its last answer is there.</summary>
internal static class Load
{
    /// <summary>Answers a second. An answer that is no success ends the run.</summary>
    public static async Task<double> RunAsync(
        int connections, TimeSpan length, Func<HttpRequestMessage> next, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections };
        using var client = new HttpClient(handler);
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(
            Enumerable.Range(0, connections).Select(_ => Task.Run(() => AskAsync(client, clock, length, next, cancellation))));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<int> AskAsync(
        HttpClient client, Stopwatch clock, TimeSpan length, Func<HttpRequestMessage> next, CancellationToken cancellation)
    {
        var answered = 0;
        while (clock.Elapsed < length)
        {
            using var request = next();
            using var response = await client.SendAsync(request, cancellation);
            if (!response.IsSuccessStatusCode)
                throw new InvalidOperationException($"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellation)}");
            answered++;
        }

        return answered;
    }
}
