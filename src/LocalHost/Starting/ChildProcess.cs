using System.Diagnostics;
using System.Globalization;
using LocalHost.Hosting;
using LocalHost.Protocol;

namespace LocalHost.Starting;

/// <summary>An app's worker in a process of its own. It ends with the host.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public Task WhenEnded => _process.WaitForExitAsync();

    public int ExitCode => _process.ExitCode;

    public static ChildProcess Start(AppFolder app, IReadOnlyList<string> arguments, HostingOptions options, WorkerLink link, Uri host)
    {
        var start = Launcher.Start(app.Assembly,
        [
            .. arguments,
            $"--Functions:Worker:HostEndpoint={host}",
            $"--Functions:Worker:WorkerId={link.WorkerId}",
            $"--Functions:Worker:RequestId={link.WorkerId}",
            "--Functions:Worker:GrpcMaxMessageLength=2147483647",
            $"--Logging:LogLevel:Microsoft.AspNetCore={options.Settings["Logging:LogLevel:Microsoft.AspNetCore"] ?? "Warning"}",

            // It would name an address that is not the one to ask.
            $"--Logging:LogLevel:Microsoft.Hosting.Lifetime={options.Settings["Logging:LogLevel:Microsoft.Hosting.Lifetime"] ?? "Warning"}",
        ]);
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = options.Folder;
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = options.Folder;
        start.Environment.Remove("ASPNETCORE_URLS");
        if (app.IsRecent)
        {
            start.Environment[StartupHook.Hooks] = StartupHook.Location;
            start.Environment[StartupHook.HostIsElsewhere] = "1";
            start.Environment[ParentWatch.Mark] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        }

        return new(Process.Start(start) ?? throw new HostStartException($"{app.Assembly} cannot be started."));
    }

    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }

    public void Dispose() => _process.Dispose();
}
