using System.Diagnostics;
using LocalHost.KillTarget;

namespace LocalHost.Tests.Durable.Kills;

/// <summary>A process that owns a hub file and tells of its progress.</summary>
internal static class TargetProcess
{
    public static Process Start(string hubPath, string mode)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Witnesses).Assembly.Location, hubPath, WitnessesOf(hubPath), mode])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Cheaper to start; and a killed process cannot remove the sockets that debuggers would use.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start)!;
    }

    public static string WitnessesOf(string hubPath) => hubPath + ".witnesses";

    /// <summary>The next step of its progress; null when it has ended.</summary>
    public static byte? Next(Process process) =>
        process.StandardOutput.BaseStream.ReadByte() is var step and >= 0 ? (byte)step : null;

    /// <summary>A process that hangs must not hang the test.</summary>
    public static Timer EndLater(Process process) =>
        new(_ => process.Kill(), null, TimeSpan.FromMinutes(2), Timeout.InfiniteTimeSpan);
}
