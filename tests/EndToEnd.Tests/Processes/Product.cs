using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using SmartActivities.Functions;

namespace SmartActivities.EndToEnd.Tests.Processes;

/// <summary>The product as a process of its own, that can be killed.</summary>
internal sealed partial class Product : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _serves = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HttpClient? _http;

    private Product(string workingFolder, params ReadOnlySpan<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CheckHealth).Assembly.Location])
        {
            WorkingDirectory = workingFolder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the machine or the test run says of an app must not reach this one.
        foreach (var name in start.Environment.Keys.Where(name => Foreign().IsMatch(name)).ToList())
            start.Environment.Remove(name);
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it has said.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>A caller without a token.</summary>
    public Client Anonymous => new(_http!, token: null);

    /// <summary>Starts it and waits until it serves.</summary>
    public static async Task<Product> StartAsync(string workingFolder, params (string Name, string Value)[] settings)
    {
        var product = new Product(workingFolder, settings);
        var ended = product._process.WaitForExitAsync();
        if (await Task.WhenAny(product._serves.Task, ended).WaitAsync(Patience) == ended)
            Assert.Fail($"The product ended: {product.Output}");
        product._http = new HttpClient { BaseAddress = await product._serves.Task };
        return product;
    }

    /// <summary>Starts it where it is to refuse.</summary>
    /// <returns>Its exit code and what it said.</returns>
    public static async Task<(int ExitCode, string Output)> RefuseAsync(string workingFolder, params (string Name, string Value)[] settings)
    {
        await using var product = new Product(workingFolder, settings);
        await product._process.WaitForExitAsync().WaitAsync(Patience);
        return (product._process.ExitCode, product.Output);
    }

    /// <summary>A caller with this token.</summary>
    public Client As(string? token) => new(_http!, token);

    /// <summary>As kill -9 does: no word, no clean-up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _http?.Dispose();
        _process.Dispose();
    }

    [GeneratedRegex(
        "^(ASPNETCORE|AZURE|AzureWebJobs|Storage__|Auth__|Attachments__|LocalHost__|DOTNET_ENVIRONMENT|DOTNET_URLS|URLS$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"Serving \d+ functions on (?<address>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Serving();

    private void Hear(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (Serving().Match(line) is { Success: true } said)
            _serves.TrySetResult(new Uri(said.Groups["address"].Value));
    }
}
