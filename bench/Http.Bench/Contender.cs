using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SmartActivities.Http.Bench;

/// <summary>One of the programs that are compared: a published assembly, run in a process of its own on the loopback alone.</summary>
/// <param name="name">What to call it.</param>
/// <param name="command">The arguments of <c>dotnet</c>.</param>
/// <param name="folder">Where it keeps its data.</param>
internal sealed class Contender(string name, string[] command, string folder) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private Process? _process;

    public string Name => name;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts it and asks until it answers.</summary>
    /// <returns>The time from the start of the process to its first answer.</returns>
    public async Task<TimeSpan> StartAsync(Func<Uri, HttpRequestMessage> ask, CancellationToken cancellation)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", command)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Limits__Schedule"] = "0 */5 * * * *";
        start.Environment["Storage__Path"] = folder;
        start.Environment["LocalHost__DataPath"] = folder;
        start.Environment["DOTNET_gcServer"] = "0";
        var clock = Stopwatch.StartNew();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var request = ask(Address);
                using var response = await client.SendAsync(request, cancellation);
                if (response.StatusCode is HttpStatusCode.OK)
                    return clock.Elapsed;
                throw new InvalidOperationException($"{name} answered {response.StatusCode}.");
            }
            catch (HttpRequestException) when (!_process.HasExited && clock.Elapsed < Patience)
            {
                await Task.Delay(2, cancellation);
            }
        }
    }

    /// <summary>Waits until it has done what it still had to do, so that it does not disturb the other's round.</summary>
    /// <returns>The processor time that it took after its last answer.</returns>
    public async Task<TimeSpan> SettleAsync(CancellationToken cancellation)
    {
        var before = Used();
        for (var (last, quiet) = (before, 0); quiet < 3;)
        {
            await Task.Delay(400, cancellation);
            var now = Used();
            quiet = now - last < TimeSpan.FromMilliseconds(25) ? quiet + 1 : 0;
            last = now;
        }

        return Used() - before;
    }

    /// <summary>Ends it as a crash would; all keep what they have acknowledged.</summary>
    public void Stop()
    {
        if (_process is null)
            return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose() => Stop();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private TimeSpan Used()
    {
        _process!.Refresh();
        return _process.TotalProcessorTime;
    }
}
