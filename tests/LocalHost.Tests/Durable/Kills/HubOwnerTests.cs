using LocalHost.Durable.Store;
using LocalHost.KillTarget;

namespace LocalHost.Tests.Durable.Kills;

/// <summary>One owner of a hub file at a time, with real processes.</summary>
public class HubOwnerTests
{
    [Fact]
    public void HubFile_HeldByAnotherProcess_IsRefusedAndTheProcessNamed()
    {
        using var files = new TargetFiles();
        using var owner = TargetProcess.Start(files, "load");
        using var limit = TargetProcess.EndLater(owner);
        Assert.Equal(Progress.Opened, TargetProcess.Next(owner));

        var refusal = Assert.Throws<InvalidOperationException>(() => new SqliteStore(files.Hub));
        owner.Kill();
        owner.WaitForExit();
        using var store = new SqliteStore(files.Hub);

        Assert.Contains($"{files.Hub} is held by process {owner.Id}.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Process_StartedOnAHeldHubFile_EndsAndSaysWhoHoldsIt()
    {
        using var files = new TargetFiles();
        using var store = new SqliteStore(files.Hub);

        using var second = TargetProcess.Start(files, "load");
        using var limit = TargetProcess.EndLater(second);
        var words = second.StandardError.ReadToEnd();
        second.WaitForExit();

        Assert.NotEqual(0, second.ExitCode);
        Assert.Null(TargetProcess.Next(second));
        Assert.Contains($"{files.Hub} is held by process {Environment.ProcessId}.", words, StringComparison.Ordinal);
    }
}
