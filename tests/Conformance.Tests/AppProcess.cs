using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Conformance.Tests;

/// <summary>An app as a process of its own, hosted by LocalHost, on a free port of the loopback.</summary>
internal sealed partial class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string Host = Path.Combine(AppContext.BaseDirectory, "LocalHost.dll");
    private static readonly string Hook = Path.Combine(AppContext.BaseDirectory, "LocalHost.Hook.dll");

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _serves = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AppProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it has said.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Starts an app in a folder.</summary>
    /// <param name="assembly">The app.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="prepare">Changes the environment that it is given: that of this process, and a free port.</param>
    public static AppProcess Start(string assembly, string folder, Action<IDictionary<string, string?>> prepare) => Start([assembly], folder, environment =>
    {
        prepare(environment);
        environment["DOTNET_STARTUP_HOOKS"] = Hook;
    });

    /// <summary>Starts the host with an app below it, in a process of its own, as the official host has it.</summary>
    /// <param name="published">The folder of the published app.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="prepare">Changes the environment that both are given: that of this process, and a free port.</param>
    public static AppProcess StartAsChild(string published, string folder, Action<IDictionary<string, string?>> prepare) =>
        Start([Host, "--child", published], folder, prepare);

    private static AppProcess Start(string[] arguments, string folder, Action<IDictionary<string, string?>> prepare)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        prepare(start.Environment);
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        return new AppProcess(start);
    }

    /// <summary>Where it serves, once it does.</summary>
    /// <exception cref="InvalidOperationException">It has ended instead.</exception>
    public async Task<Uri> ServesAsync()
    {
        var ended = _process.WaitForExitAsync();
        return await Task.WhenAny(_serves.Task, ended).WaitAsync(Patience) == ended
            ? throw new InvalidOperationException($"The app has ended: {Output}")
            : await _serves.Task;
    }

    /// <summary>Asks it to stop, as a platform does.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>As kill -9 does: no word, no clean-up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
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
            await KillAsync();
        _process.Dispose();
    }

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
