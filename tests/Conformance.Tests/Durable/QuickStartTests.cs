using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Conformance.Tests.Durable;

/// <summary>The patterns of the public quick starts, as a client of the app sees them: by the addresses that a start answers.</summary>
[Collection(RunningApp.Name)]
public sealed class QuickStartTests(RunningApp app)
{
    [Fact]
    public async Task Start_Answered_TellsWhereTheStateIs()
    {
        var id = NewId();
        using var response = await app.Client.PostAsJsonAsync($"/api/orchestrators/CountFiles/{id}", "folder");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var addresses = await StartedInstance.AddressesIn(response);
        Assert.Equal(id, addresses["id"]);
        Assert.Equal(addresses["statusQueryGetUri"], response.Headers.Location?.OriginalString);
        Assert.All(
            (string[])["sendEventPostUri", "terminatePostUri", "suspendPostUri", "resumePostUri", "purgeHistoryDeleteUri"],
            name => Assert.Contains(id, addresses[name], StringComparison.Ordinal));
    }

    [Fact]
    public async Task FanOut_ComesTogether()
    {
        var instance = await StartAsync("CountFiles", "folder");

        Assert.Equal("Completed: 55", await instance.EndAsync());
    }

    [Theory]
    [InlineData(true, "approved")]
    [InlineData(false, "rejected")]
    public async Task Approval_AnsweredInTime_IsProcessed(bool answer, string outcome)
    {
        var instance = await StartAsync("ApprovalWorkflow", new { What = "A journey", Seconds = 3600 });

        Assert.Equal(HttpStatusCode.Accepted, await instance.RaiseAsync("ApprovalEvent", answer));

        Assert.Equal($"Completed: {outcome}", await instance.EndAsync());
    }

    [Fact]
    public async Task Approval_NotAnswered_IsEscalated()
    {
        var instance = await StartAsync("ApprovalWorkflow", new { What = "A journey", Seconds = 1 });

        Assert.Equal("Completed: A journey escalated", await instance.EndAsync());
    }

    [Fact]
    public async Task Monitor_JobIsDoneAfterALook_SeesIt()
    {
        var job = NewId();
        var instance = await StartAsync("MonitorJob", new { Job = job, EverySeconds = 1, ForSeconds = 3600 });
        await instance.UntilAsync(status => status.GetProperty("customStatus") is { ValueKind: JsonValueKind.Number });

        (await app.Client.PostAsync($"/api/jobs/{job}/done", content: null)).Dispose();

        Assert.Equal("Completed: done", await instance.EndAsync());
    }

    [Fact]
    public async Task Monitor_JobIsNeverDone_GivesUp()
    {
        var instance = await StartAsync("MonitorJob", new { Job = NewId(), EverySeconds = 1, ForSeconds = 2 });

        Assert.Equal("Completed: given up", await instance.EndAsync());
    }

    [Fact]
    public async Task Eternal_RunsOnUntilItIsTerminated()
    {
        var instance = await StartAsync("PeriodicCleanup", 1);
        await instance.UntilAsync(status => status.GetProperty("customStatus") is { ValueKind: JsonValueKind.Number } round && round.GetInt32() >= 3);

        Assert.Equal(HttpStatusCode.Accepted, await instance.TerminateAsync("enough"));

        Assert.Equal("Terminated: enough", await instance.EndAsync());
    }

    [Fact]
    public async Task Instance_SuspendedAndResumed_GoesOn()
    {
        var instance = await StartAsync("ApprovalWorkflow", new { What = "A journey", Seconds = 3600 });
        Assert.Equal(HttpStatusCode.Accepted, await instance.PostAsync("suspendPostUri"));
        await instance.UntilAsync(status => status.GetProperty("runtimeStatus").GetString() == "Suspended");
        await instance.RaiseAsync("ApprovalEvent", payload: true);

        Assert.Equal(HttpStatusCode.Accepted, await instance.PostAsync("resumePostUri"));

        Assert.Equal("Completed: approved", await instance.EndAsync());
    }

    [Fact]
    public async Task Instance_EndedAndPurged_IsUnknown()
    {
        var instance = await StartAsync("CountFiles", "folder");
        await instance.EndAsync();

        Assert.Equal(HttpStatusCode.OK, await instance.PurgeAsync());

        Assert.Equal(HttpStatusCode.NotFound, await instance.PurgeAsync());
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private Task<StartedInstance> StartAsync(string orchestration, object input) => StartedInstance.StartAsync(app.Client, orchestration, input);
}
