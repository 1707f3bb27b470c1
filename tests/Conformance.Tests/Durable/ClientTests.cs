namespace Conformance.Tests.Durable;

/// <summary>What the durable client answers in the app's hands.</summary>
[Collection(RunningApp.Name)]
public sealed class ClientTests(RunningApp app)
{
    private readonly string _id = Guid.NewGuid().ToString("N");

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // counts as running
    public async Task Start_IdIsRunning_IsRefused(bool suspended)
    {
        await PostAsync($"start/Listen?id={_id}");
        if (suspended)
            await PostAsync($"suspend/{_id}");

        Assert.Equal("OrchestrationAlreadyExistsException", await PostAsync($"start/Listen?id={_id}"));
    }

    [Fact]
    public async Task Start_IdHasEnded_ReplacesIt()
    {
        await PostAsync($"start/Hurry?id={_id}");
        Assert.Equal("Completed: \"there\"", await GetAsync($"end/{_id}"));

        Assert.Equal(_id, await PostAsync($"start/Listen?id={_id}"));
        await PostAsync($"raise/{_id}/Word/anew");

        Assert.Equal("Completed: \"anew\"", await GetAsync($"end/{_id}"));
    }

    [Fact]
    public async Task Start_UnknownOrchestrator_IsAcceptedAndFails()
    {
        Assert.Equal(_id, await PostAsync($"start/Nobody?id={_id}"));

        Assert.StartsWith("Failed: ", await GetAsync($"end/{_id}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    public async Task Start_IdOfUnusualCharacters_IsTaken(string id) =>
        Assert.Equal(_id + id, await PostAsync($"start/Hurry?id={_id}{Uri.EscapeDataString(id)}"));

    [Fact]
    public async Task Start_IdThatBeginsLikeAnEntity_IsRefused() =>
        Assert.EndsWith("Exception", (await PostAsync($"start/Listen?id=%40{_id}")).Split(' ')[0], StringComparison.Ordinal);

    [Fact]
    public async Task Ids_InAnotherCase_AreOthers()
    {
        Assert.Equal($"{_id}-a", await PostAsync($"start/Listen?id={_id}-a"));
        Assert.Equal($"{_id}-A", await PostAsync($"start/Listen?id={_id}-A"));

        Assert.Equal($"{_id}-A {_id}-a", await GetAsync($"list/{_id}"));
    }

    [Theory]
    [InlineData("raise/{0}/Word/x", "RpcException NotFound")]
    [InlineData("terminate/{0}", "RpcException NotFound")]
    [InlineData("suspend/{0}", "RpcException NotFound")]
    [InlineData("resume/{0}", "RpcException NotFound")]
    [InlineData("purge/{0}", "0")]
    public async Task Operation_UnknownId_SaysSo(string operation, string answer) =>
        Assert.Equal(answer, await PostAsync(string.Format(provider: null, operation, _id)));

    [Theory]
    [InlineData("raise/{0}/Word/x", "RpcException FailedPrecondition")]
    [InlineData("terminate/{0}", "RpcException FailedPrecondition")]
    [InlineData("suspend/{0}", "RpcException FailedPrecondition")]
    [InlineData("resume/{0}", "RpcException FailedPrecondition")]
    [InlineData("purge/{0}", "1")]
    public async Task Operation_InstanceHasEnded_SaysSo(string operation, string answer)
    {
        await PostAsync($"start/Hurry?id={_id}");
        await GetAsync($"end/{_id}");

        Assert.Equal(answer, await PostAsync(string.Format(provider: null, operation, _id)));
    }

    [Fact]
    public async Task Status_UnknownId_IsNone() => Assert.Equal("unknown", await GetAsync($"status/{_id}"));

    [Fact]
    public async Task Event_RightAfterTheStartAndInAnotherCase_IsDelivered()
    {
        await PostAsync($"start/Listen?id={_id}");
        Assert.Equal("done", await PostAsync($"raise/{_id}/wORD/heard"));

        Assert.Equal("Completed: \"heard\"", await GetAsync($"end/{_id}"));
    }

    [Fact]
    public async Task Event_NobodyWaitsForIt_IsKeptAndHarmless()
    {
        await PostAsync($"start/Listen?id={_id}");
        Assert.Equal("done", await PostAsync($"raise/{_id}/Other/x"));
        await PostAsync($"raise/{_id}/Word/y");

        Assert.Equal("Completed: \"y\"", await GetAsync($"end/{_id}"));
    }

    [Fact]
    public async Task Events_AcrossContinueAsNew_AllArriveInOrder()
    {
        await PostAsync($"start/Collect?id={_id}");
        foreach (var letter in "abcdefgh")
            await PostAsync($"raise/{_id}/Word/{letter}");
        await PostAsync($"raise/{_id}/Word");

        Assert.Equal("Completed: \"abcdefgh\"", await GetAsync($"end/{_id}"));
    }

    [Fact]
    public async Task Terminate_Running_EndsItWithTheReason()
    {
        await PostAsync($"start/Listen?id={_id}");
        await PostAsync($"terminate/{_id}");

        Assert.Equal("Terminated: \"enough\"", await GetAsync($"end/{_id}"));
    }

    [Fact]
    public async Task Purge_Running_IsRefused()
    {
        await PostAsync($"start/Listen?id={_id}");

        Assert.Equal("InvalidOperationException", await PostAsync($"purge/{_id}"));
        Assert.NotEqual("unknown", await GetAsync($"status/{_id}"));
    }

    [Theory]
    [InlineData("Throw", "Failed: System.InvalidOperationException: no luck")]
    [InlineData("Hurry", "Completed: \"there\"")] // timers of zero and negative length
    [InlineData("Ask", "Completed: \"System.InvalidOperationException: no luck\"")]
    public async Task Orchestration_Ended_TellsHow(string name, string end)
    {
        await PostAsync($"start/{name}?id={_id}");

        Assert.Equal(end, await GetAsync($"end/{_id}"));
    }

    [Theory]
    [InlineData(3, "Completed: 3")]
    [InlineData(2, "Failed: ")]
    public async Task Retry_ByPolicy_TriesAsOftenAsItSays(int tries, string end)
    {
        using var body = new StringContent($"{tries}");
        using var started = await app.Client.PostAsync($"/api/orchestrators/Retry/{_id}", body);

        Assert.StartsWith(end, await GetAsync($"end/{_id}"), StringComparison.Ordinal);
    }

    private async Task<string> PostAsync(string path)
    {
        using var response = await app.Client.PostAsync($"/api/desk/{path}", content: null);
        return await response.Content.ReadAsStringAsync();
    }

    private Task<string> GetAsync(string path) => app.Client.GetStringAsync($"/api/desk/{path}");
}
