using System.Diagnostics;
using LocalHost.KillTarget;
using LocalHost.Starting;

namespace LocalHost.Tests.Durable.Kills;

/// <summary>A process that owns a hub and tells of its progress.</summary>
internal static class TargetProcess
{
    public static Process Start(TargetFiles files, string mode)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Witnesses).Assembly.Location, mode])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A host in the process of the tests names its own app's folder there, which may be gone before this one looks.
        start.Environment.Remove("FUNCTIONS_APPLICATION_DIRECTORY");
        start.Environment.Remove("FUNCTIONS_WORKER_DIRECTORY");
        files.Tell(start.Environment);
        // Nothing outlives the tests, however they end.
        start.Environment[ParentWatch.Mark] = $"{Environment.ProcessId}";
        return Process.Start(start)!;
    }

    /// <summary>The next step of its progress; null when it has ended.</summary>
    public static byte? Next(Process process) =>
        process.StandardOutput.BaseStream.ReadByte() is var step and >= 0 ? (byte)step : null;

    /// <summary>A process that hangs must not hang the test.</summary>
    public static Timer EndLater(Process process) =>
        new(_ => process.Kill(), null, TimeSpan.FromMinutes(2), Timeout.InfiniteTimeSpan);
}
