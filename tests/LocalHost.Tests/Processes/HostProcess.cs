using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using LocalHost.Starting;
using LocalHost.Testing;

namespace LocalHost.Tests.Processes;

/// <summary>A host in a process of its own, as a user starts it, and what it says.</summary>
internal sealed partial class HostProcess : IDisposable
{
    private static readonly string Output = AppContext.BaseDirectory;
    private readonly Process _process;
    private readonly Timer _limit;
    private readonly Task<string> _errors;
    private readonly StringBuilder _said = new();

    private HostProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        // A process that hangs must not hang the test.
        _limit = new(_ => process.Kill(entireProcessTree: true), null, TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);
    }

    /// <summary>The host itself.</summary>
    public static string Host { get; } = typeof(FunctionsTestHost).Assembly.Location;

    public static string Sample { get; } = Path.Combine(Output, "LocalHost.Sample.dll");

    /// <summary>Where it was built: beside these tests, which have ASP.NET Core, some of its assemblies are missing.</summary>
    public static string ClassicSample { get; } = Path.Combine(
        Repository.Root, "tests", "LocalHost.ClassicSample",
        Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "LocalHost.Tests"), Output), "LocalHost.ClassicSample.dll");

    public static string KillTarget { get; } = Path.Combine(Output, "LocalHost.KillTarget.dll");

    public int Id => _process.Id;

    /// <summary>An app that becomes its own host, as `dotnet run` has it.</summary>
    public static HostProcess StartHooked(string app, Action<IDictionary<string, string?>> settings) => Start([app], environment =>
    {
        environment[StartupHook.Hooks] = StartupHook.Location;
        settings(environment);
    });

    /// <summary>A host with the app's worker as its child.</summary>
    public static HostProcess StartWithChild(string app, Action<IDictionary<string, string?>> settings) => Start([Host, "--child", app], settings);

    public static HostProcess Start(IEnumerable<string> arguments, Action<IDictionary<string, string?>> settings)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        // A killed process cannot remove the sockets that debuggers would use.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        // Nothing outlives the tests, however they end.
        start.Environment[ParentWatch.Mark] = $"{Environment.ProcessId}";
        settings(start.Environment);
        return new(Process.Start(start)!);
    }

    /// <summary>Reads on to a line that holds some words.</summary>
    public async Task<string> LineAsync(string words)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _said.AppendLine(line);
            if (line.Contains(words, StringComparison.Ordinal)) return line;
        }

        throw new InvalidOperationException($"It has ended without having said '{words}', but: {_said}{await _errors}");
    }

    /// <summary>Waits until it serves.</summary>
    public async Task<HttpClient> ConnectAsync()
    {
        var line = await LineAsync("Serving ");
        return new() { BaseAddress = new(Address().Match(line).Value), Timeout = TimeSpan.FromMinutes(4) };
    }

    /// <summary>How it ends by itself.</summary>
    public async Task<(int Code, string Output, string Errors)> EndAsync()
    {
        _said.Append(await _process.StandardOutput.ReadToEndAsync());
        await _process.WaitForExitAsync();
        return (_process.ExitCode, _said.ToString(), await _errors);
    }

    /// <summary>Asks it to stop, as a terminal or a service manager does.</summary>
    public async Task<(int Code, string Output, string Errors)> StopAsync()
    {
        using var ask = Process.Start("kill", ["-TERM", $"{Id}"]);
        await ask.WaitForExitAsync();
        return await EndAsync();
    }

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        _limit.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    [GeneratedRegex("http://[0-9.]+:[0-9]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
