using LocalHost.Durable.Store;
using LocalHost.KillTarget;

namespace LocalHost.Tests.Durable.Kills;

/// <summary>A hub file whose owners are killed one after another.</summary>
internal sealed class KilledHub : IDisposable
{
    private readonly TargetFiles _files = new();

    /// <summary>Starts an owner under load, and kills it after so many steps of its progress, counted from the opening of the file.</summary>
    public KillMoment RunAndKill(int steps)
    {
        using var process = TargetProcess.Start(_files, "load");
        using var limit = TargetProcess.EndLater(process);
        var progress = new List<byte>();
        while (progress.Count < steps && TargetProcess.Next(process) is { } step) progress.Add(step);
        if (progress.Count < steps) Assert.Fail($"the process ended by itself, or hung: {process.StandardError.ReadToEnd()}");
        process.Kill();
        // What it has told in the last moment is still in the pipe.
        while (TargetProcess.Next(process) is { } step) progress.Add(step);
        process.WaitForExit();
        return new KillMoment(
            progress.Contains(Progress.FoundWork), progress.Contains(Progress.Ready), progress[^1] == Progress.CommitBegins);
    }

    /// <summary>Lets a last owner do all that is left, and looks at what has come of everything.</summary>
    public KillVerdict Drain()
    {
        using (var last = TargetProcess.Start(_files, "drain"))
        {
            using var limit = TargetProcess.EndLater(last);
            while (TargetProcess.Next(last) is not null)
            {
            }

            last.WaitForExit();
            Assert.True(last.ExitCode == 0, $"some instance never ends: exit code {last.ExitCode}, {last.StandardError.ReadToEnd()}");
        }

        using var store = new SqliteStore(_files.Hub);
        return KillVerdict.Of(store, _files.Witnesses);
    }

    public void Dispose() => _files.Dispose();
}
