using System.Globalization;
using System.Text.Json.Nodes;
using LocalHost.Durable.History;

namespace LocalHost.Durable.Http;

/// <summary>
/// A history in the words of the official one. A call that has ended is told once, with the time at which it was made; one that has not,
/// as scheduled. Times are those of the turns.
/// </summary>
internal sealed class HistoryBody(bool showOutput)
{
    private readonly JsonArray _told = [];
    private readonly Dictionary<int, (JsonObject Scheduled, string Name, string At)> _calls = [];
    private readonly Dictionary<int, string> _timers = [];
    private string _now = "";

    public static JsonArray Of(IEnumerable<HistoryEvent> history, bool showOutput)
    {
        var body = new HistoryBody(showOutput);
        foreach (var item in history)
            body.Tell(item);
        return body._told;
    }

    private void Tell(HistoryEvent item)
    {
        switch (item)
        {
            case HistoryEvent.TurnStarted turn:
                _now = Moment(turn.At);
                break;
            case HistoryEvent.Started started:
                Add("ExecutionStarted", ("FunctionName", started.Name));
                break;
            case HistoryEvent.ActivityScheduled call:
                _calls[call.Step] = (Add("TaskScheduled", ("Name", call.Name)), call.Name, _now);
                break;
            case HistoryEvent.ActivityCompleted done:
                End(done.Step, "TaskCompleted", Result(done.Result));
                break;
            case HistoryEvent.ActivityFailed failed:
                End(failed.Step, "TaskFailed", ("Reason", failed.Failure.Message), ("Details", failed.Failure.Stack));
                break;
            case HistoryEvent.SubOrchestrationScheduled call:
                _calls[call.Step] = (
                    Add("SubOrchestrationInstanceCreated", ("InstanceId", call.InstanceId), ("Name", call.Name)), call.Name, _now);
                break;
            case HistoryEvent.SubOrchestrationCompleted done:
                End(done.Step, "SubOrchestrationInstanceCompleted", Result(done.Result));
                break;
            case HistoryEvent.SubOrchestrationFailed failed:
                End(failed.Step, "SubOrchestrationInstanceFailed", ("Reason", failed.Failure.Message), ("Details", failed.Failure.Stack));
                break;
            case HistoryEvent.TimerCreated timer:
                Add("TimerCreated", ("FireAt", _timers[timer.Step] = Moment(timer.Due)));
                break;
            case HistoryEvent.TimerFired fired:
                Add("TimerFired", ("FireAt", _timers.GetValueOrDefault(fired.Step)));
                break;
            case HistoryEvent.EventRaised raised:
                Add("EventRaised", ("Name", raised.Name));
                break;
            case HistoryEvent.EventSent sent:
                Add("EventSent", ("InstanceId", sent.InstanceId), ("Name", sent.Name));
                break;
            case HistoryEvent.Suspended suspended:
                Add("ExecutionSuspended", ("Reason", suspended.Reason));
                break;
            case HistoryEvent.Resumed resumed:
                Add("ExecutionResumed", ("Reason", resumed.Reason));
                break;
            case HistoryEvent.Terminated:
                Add("ExecutionTerminated");
                break;
            case HistoryEvent.Completed completed:
                Add("ExecutionCompleted", ("OrchestrationStatus", "Completed"), Result(completed.Output));
                break;
            case HistoryEvent.Failed failed:
                Add("ExecutionCompleted", ("OrchestrationStatus", "Failed"), Result(failed.Failure.ToDetails().ToString()));
                break;
        }
    }

    // Only an output may be shown or not; a null name leaves it out.
    private (string? Name, JsonNode? Value) Result(string? stored) => showOutput ? ("Result", WebhookAnswer.Value(stored)) : (null, null);

    private void End(int step, string type, params ReadOnlySpan<(string? Name, JsonNode? Value)> members)
    {
        var ended = Add(type, members);
        if (!_calls.Remove(step, out var call))
            return;
        _told.Remove(call.Scheduled);
        ended["FunctionName"] = call.Name;
        ended["ScheduledTime"] = call.At;
    }

    private JsonObject Add(string type, params ReadOnlySpan<(string? Name, JsonNode? Value)> members)
    {
        var told = new JsonObject { ["EventType"] = type };
        foreach (var (name, value) in members)
        {
            if (name is not null)
                told[name] = value;
        }

        told["Timestamp"] = _now;
        _told.Add((JsonNode)told);
        return told;
    }

    private static string Moment(long ticks) =>
        new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
}
