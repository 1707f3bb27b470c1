using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using LocalHost.Durable.Bench.Child;

namespace LocalHost.Durable.Bench;

/// <summary>A process of this same program that runs one contender, told by lines what to do.</summary>
internal sealed class Runner : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _name;
    private readonly Process _process;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private Runner(string name, string folder, string[] arguments)
    {
        _name = name;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [typeof(Runner).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["LocalHost__DataPath"] = folder;
        start.Environment["DOTNET_gcServer"] = "0";
        if (name.StartsWith("ours", StringComparison.Ordinal))
            start.Environment["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "LocalHost.Hook.dll");
        _process = Process.Start(start)!;
    }

    /// <summary>Where it serves, if it does.</summary>
    public Uri Address { get; }

    public static Runner Start(string name, string folder, string? connection = null) =>
        new(name, folder, ["--child", name, folder, .. connection is null ? (string[])[] : [connection]]);

    public static Runner StartBare(string folder) => new("bare", folder, ["--bare", folder]);

    public Task ReadyAsync(CancellationToken cancellation) => AnswerAsync<string>(cancellation);

    /// <summary>Asks until it serves; gives the time since the process was started.</summary>
    public async Task<TimeSpan> ServesAsync(string path, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var response = await client.GetAsync(new Uri(Address, path), cancellation);
                response.EnsureSuccessStatusCode();
                return _clock.Elapsed;
            }
            catch (HttpRequestException exception) when (exception.StatusCode is null && !_process.HasExited && _clock.Elapsed < Patience)
            {
                await Task.Delay(2, cancellation);
            }
        }
    }

    public async Task<T> AskAsync<T>(string command, CancellationToken cancellation)
    {
        await _process.StandardInput.WriteLineAsync(command.AsMemory(), cancellation);
        await _process.StandardInput.FlushAsync(cancellation);
        return await AnswerAsync<T>(cancellation);
    }

    /// <summary>Ends it as a crash would.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<T> AnswerAsync<T>(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(ChildProcess.Mark, StringComparison.Ordinal))
                return JsonSerializer.Deserialize<T>(line[ChildProcess.Mark.Length..], ChildProcess.JsonOptions)!;
        }

        throw new InvalidOperationException($"{_name} has ended without an answer.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
