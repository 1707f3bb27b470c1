using LocalHost.Functions;
using LocalHost.Hosting;
using LocalHost.Protocol;
using LocalHost.Protocol.Messages;
using Microsoft.Extensions.Time.Testing;
using Content = LocalHost.Protocol.Messages.StreamingMessage.ContentOneofCase;

namespace LocalHost.Tests.Protocol;

public sealed class WorkerSessionTests
{
    private static readonly StatusResult Success = new() { Status = StatusResult.Types.Status.Success };
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Worker_DoesNotConnect_IsGivenUpAfterAMinute()
    {
        var opening = OpenAsync(new WorkerLink("1", _ => { }));

        _clock.Advance(TimeSpan.FromSeconds(59.9));
        Assert.False(opening.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        var failure = await Assert.ThrowsAsync<HostStartException>(() => opening);
        Assert.Contains("did not connect within 60 seconds", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Content.WorkerInitRequest))]
    [InlineData(nameof(Content.FunctionsMetadataRequest))]
    [InlineData(nameof(Content.FunctionLoadRequest))]
    public async Task Worker_FallsSilent_IsGivenUpAfterAMinute(string silentAt)
    {
        var opening = OpenAsync(Worker(question => IsAt(question, silentAt) ? null : Answer(question)));

        _clock.Advance(TimeSpan.FromSeconds(60));

        var failure = await Assert.ThrowsAsync<HostStartException>(() => opening);
        Assert.Contains($"did not answer to {silentAt} within 60 seconds", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Content.WorkerInitRequest), "The worker could not start")]
    [InlineData(nameof(Content.FunctionsMetadataRequest), "The worker could not tell its functions")]
    [InlineData(nameof(Content.FunctionLoadRequest), "The worker could not load a function")]
    public async Task Worker_AnswersSomethingElse_IsSaidToBeOfAnUnknownVersion(string oddAt, string words)
    {
        var opening = OpenAsync(Worker(question => IsAt(question, oddAt) ? new() { StartStream = new() } : Answer(question)));

        var failure = await Assert.ThrowsAsync<HostStartException>(() => opening);
        Assert.StartsWith(words, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Its version may be one that this host does not know", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_FailsToStart_IsQuoted()
    {
        var opening = OpenAsync(Worker(_ => new() { WorkerInitResponse = new() { Result = new() { Exception = new() { Message = "no luck" } } } }));

        var failure = await Assert.ThrowsAsync<HostStartException>(() => opening);
        Assert.Equal("The worker could not start: no luck", failure.Message);
    }

    [Theory]
    [InlineData(nameof(Content.WorkerInitRequest))]
    [InlineData(nameof(Content.FunctionLoadRequest))]
    public async Task Worker_GoesBeforeItHasToldItsFunctions_IsAFailureToStart(string goesAt)
    {
        WorkerLink link = null!;
        link = Worker(question =>
        {
            if (!IsAt(question, goesAt)) return Answer(question);
            link.Detach();
            return null;
        });

        var failure = await Assert.ThrowsAsync<HostStartException>(() => OpenAsync(link));
        Assert.Contains("has gone", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_TellsFunctions_LoadsThoseThatAreOn()
    {
        var loaded = new List<string>();
        var session = await OpenAsync(Worker(question =>
        {
            if (question.FunctionLoadRequest is { } load) loaded.Add(load.Metadata.ScriptFile);
            return Answer(question);
        }));

        var function = Assert.Single(session.Functions.All);
        Assert.Equal(("On", FunctionEntry.Timer), (function.Name, function.Trigger));
        Assert.Equal(["/app/App.dll"], loaded);
        Assert.Null(session.Http);
    }

    private static bool IsAt(StreamingMessage question, string step) => question.ContentCase == Enum.Parse<Content>(step);

    private Task<WorkerSession> OpenAsync(WorkerLink link) => WorkerSession.OpenAsync(link, "/app", name => name != "Off", _clock, CancellationToken.None);

    /// <summary>A worker that answers as it is told to, at once.</summary>
    private static WorkerLink Worker(Func<StreamingMessage, StreamingMessage?> answer)
    {
        var link = new WorkerLink("1", _ => { });
        link.Attach(question =>
        {
            if (answer(question) is not { } said) return;
            said.RequestId = question.RequestId;
            link.Receive(said);
        });
        return link;
    }

    private static StreamingMessage Answer(StreamingMessage question) => question.ContentCase switch
    {
        Content.WorkerInitRequest => new() { WorkerInitResponse = new() { Result = Success } },
        Content.FunctionsMetadataRequest => new()
        {
            FunctionMetadataResponse = new() { Result = Success, Functions = { Function("On"), Function("Off") } },
        },
        _ => new() { FunctionLoadResponse = new() { Result = Success } },
    };

    private static FunctionMetadata Function(string name) => new()
    {
        FunctionId = name,
        Name = name,
        ScriptFile = "App.dll",
        RawBindings = { """{ "name": "timer", "type": "timerTrigger", "direction": "In", "schedule": "0 * * * * *" }""" },
    };
}
