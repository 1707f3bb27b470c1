using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Conformance.Tests;

/// <summary>The sample app as a process of its own.</summary>
internal sealed partial class SampleProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("conformance-");
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _serves = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private SampleProcess()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LocalHost.Sample.dll")])
        {
            WorkingDirectory = _data.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["LocalHost__DataPath"] = _data.FullName;
        start.Environment["EverySecond"] = "* * * * * *";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>Starts it and waits until it serves.</summary>
    public static async Task<SampleProcess> StartAsync()
    {
        var process = new SampleProcess();
        var ended = process._process.WaitForExitAsync();
        if (await Task.WhenAny(process._serves.Task, ended).WaitAsync(Patience) == ended)
            Assert.Fail($"The sample ended: {string.Join('\n', process._lines)}. Another host's can be named by CONFORMANCE_URL.");
        process.Address = await process._serves.Task;
        return process;
    }

    /// <summary>Asks it to stop, as a platform does.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Its exit code, once it has ended.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _data.Delete(recursive: true);
    }

    [GeneratedRegex(@"Serving \d+ functions on (?<address>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Serving();

    private void Hear(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (Serving().Match(line) is { Success: true } said)
            _serves.TrySetResult(new(said.Groups["address"].Value));
    }
}
