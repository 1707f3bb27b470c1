using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;
using SmartActivities.Functions.Reminders;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests.Reminders;

/// <summary>What the hub is told in each transition of an activity, for each answer that it can give.</summary>
public sealed class ReminderSignalsTests
{
    private const string Nothing = "";

    private static readonly Dictionary<string, Activity?> States = new(StringComparer.Ordinal)
    {
        ["absent"] = null,
        ["open without a plan"] = A.Activity(reminders: []),
        ["open with a plan"] = A.Activity(),
        ["open with another plan"] = A.Activity(reminders: [Duration.FromHours(2)]),
        ["completed"] = A.Activity() with { Status = ActivityStatus.Completed, NextReminderAt = null },
    };

    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly List<string> _told = [];

    [Theory]
    // A new activity: nobody can live under its id but an earlier try of the same.
    [InlineData("absent", "open without a plan", "anything", Nothing)]
    [InlineData("absent", "open with a plan", "free", "start announced")]
    [InlineData("absent", "open with a plan", "living", "start announced")]
    // A plan appears on an activity that is there: by an edit, or since it was reopened.
    [InlineData("open without a plan", "open with a plan", "free", "start awaiting 2")]
    [InlineData("open without a plan", "open with a plan", "living", "start awaiting 2, Changed 2")]
    [InlineData("open without a plan", "open with a plan", "ending", "start awaiting 2, Changed 2, start awaiting 2")]
    [InlineData("completed", "open with a plan", "free", "start awaiting 2")]
    [InlineData("completed", "open with a plan", "living", "start awaiting 2, Changed 2")]
    // Another plan.
    [InlineData("open with a plan", "open with another plan", "living", "Changed 2")]
    [InlineData("open with a plan", "open with another plan", "unknown", "Changed 2, start awaiting 2")]
    [InlineData("open with a plan", "open with another plan", "ended", "Changed 2, start awaiting 2")]
    // The end of a plan: nobody need be there to hear it.
    [InlineData("open with a plan", "completed", "living", "Ended 2")]
    [InlineData("open with a plan", "completed", "unknown", "Ended 2")]
    [InlineData("open with a plan", "completed", "ended", "Ended 2")]
    [InlineData("open with a plan", "absent", "living", "Ended 2")]
    [InlineData("open with a plan", "absent", "unknown", "Ended 2")]
    [InlineData("open with a plan", "absent", "ended", "Ended 2")]
    [InlineData("open with a plan", "open without a plan", "living", "Ended 2")]
    // No plan before or after, or the same one.
    [InlineData("open without a plan", "completed", "anything", Nothing)]
    [InlineData("open without a plan", "absent", "anything", Nothing)]
    [InlineData("completed", "open without a plan", "anything", Nothing)]
    [InlineData("completed", "absent", "anything", Nothing)]
    [InlineData("open with a plan", "open with a plan", "anything", Nothing)]
    public async Task Transition_IsAnnounced(string before, string after, string hub, string told)
    {
        Answer(hub);

        await AnnounceAsync(before, after);

        Assert.Equal(told, string.Join(", ", _told));
    }

    [Theory]
    [InlineData("absent", "open with a plan")]
    [InlineData("open without a plan", "open with a plan")]
    [InlineData("open with a plan", "open with another plan")]
    [InlineData("open with a plan", "completed")]
    [InlineData("open with a plan", "absent")]
    public async Task Hub_ThatFails_KeepsTheCommandFromBeingWritten(string before, string after)
    {
        foreach (var code in (StatusCode[])[StatusCode.Unknown, StatusCode.Unavailable, StatusCode.Internal])
        {
            Answer(new RpcException(new Status(code, "The hub fails.")), new RpcException(new Status(code, "The hub fails.")));

            await Assert.ThrowsAsync<RpcException>(() => AnnounceAsync(before, after));
        }
    }

    private Task AnnounceAsync(string before, string after)
    {
        var next = States[after] is { } activity && before != "absent" ? activity with { Edits = 2 } : States[after];
        var changes = new ChangeSet { Now = A.Now, Activities = [new ActivityChange(States[before], next)] };
        return ReminderSignals.Of(_client.Object, A.Tenant)(changes, CancellationToken.None);
    }

    private void Answer(string hub)
    {
        var exists = new RpcException(new Status(StatusCode.AlreadyExists, "It lives."));
        var unknown = new RpcException(new Status(StatusCode.NotFound, "Nobody is there."));
        var ended = new RpcException(new Status(StatusCode.FailedPrecondition, "It has ended."));
        switch (hub)
        {
            case "living":
                Answer(exists, raise: null);
                break;
            case "ending":
                // It lived when it was to be started, and had ended when it was told.
                Answer(null, ended, firstStart: exists);
                break;
            case "unknown":
                Answer(null, unknown);
                break;
            default:
                Answer(null, ended);
                break;
        }
    }

    private void Answer(RpcException? start, RpcException? raise, RpcException? firstStart = null)
    {
        _client.Setup(c => c.ScheduleNewOrchestrationInstanceAsync(
                It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(), It.IsAny<CancellationToken>()))
            .Returns((TaskName _, object? input, StartOrchestrationOptions? options, CancellationToken _) =>
            {
                var reminded = (RemindedActivity)input!;
                _told.Add(reminded.Announced is null ? $"start awaiting {reminded.Awaited}" : "start announced");
                var failure = firstStart ?? start;
                firstStart = null;
                return failure is null ? Task.FromResult(options!.InstanceId!) : Task.FromException<string>(failure);
            });
        _client.Setup(c => c.RaiseEventAsync("demo-1", It.IsAny<string>(), It.IsAny<object?>(), It.IsAny<CancellationToken>()))
            .Returns((string _, string name, object? revision, CancellationToken _) =>
            {
                _told.Add($"{name} {revision}");
                return raise is null ? Task.CompletedTask : Task.FromException(raise);
            });
    }
}
