using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using LocalHost.Durable.History;
using Microsoft.DurableTask.Protobuf;
using static Microsoft.DurableTask.Protobuf.HistoryEvent;

namespace LocalHost.Durable.Http;

/// <summary>
/// A history in the words of the official one. A call that has ended is told once, with the time at which it was made; one that has not,
/// as scheduled. Times are those of the turns.
/// </summary>
internal sealed class HistoryBody(bool showOutput)
{
    private readonly JsonArray _told = [];
    private readonly Dictionary<int, (JsonObject Scheduled, string Name, string At)> _calls = [];
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
        switch (item.EventTypeCase)
        {
            case EventTypeOneofCase.OrchestratorStarted:
                _now = Moment(item.Timestamp);
                break;
            case EventTypeOneofCase.ExecutionStarted:
                Add("ExecutionStarted", ("FunctionName", item.ExecutionStarted.Name));
                break;
            case EventTypeOneofCase.TaskScheduled:
                var task = item.TaskScheduled.Name;
                _calls[item.EventId] = (Add("TaskScheduled", ("Name", task)), task, _now);
                break;
            case EventTypeOneofCase.TaskCompleted:
                End(item.TaskCompleted.TaskScheduledId, "TaskCompleted", Result(item.TaskCompleted.Result));
                break;
            case EventTypeOneofCase.TaskFailed:
                Fail(item.TaskFailed.TaskScheduledId, "TaskFailed", item.TaskFailed.FailureDetails);
                break;
            case EventTypeOneofCase.SubOrchestrationInstanceCreated:
                var child = item.SubOrchestrationInstanceCreated;
                var created = Add("SubOrchestrationInstanceCreated", ("InstanceId", child.InstanceId), ("Name", child.Name));
                _calls[item.EventId] = (created, child.Name, _now);
                break;
            case EventTypeOneofCase.SubOrchestrationInstanceCompleted:
                var done = item.SubOrchestrationInstanceCompleted;
                End(done.TaskScheduledId, "SubOrchestrationInstanceCompleted", Result(done.Result));
                break;
            case EventTypeOneofCase.SubOrchestrationInstanceFailed:
                var failed = item.SubOrchestrationInstanceFailed;
                Fail(failed.TaskScheduledId, "SubOrchestrationInstanceFailed", failed.FailureDetails);
                break;
            case EventTypeOneofCase.TimerCreated:
                Add("TimerCreated", ("FireAt", Moment(item.TimerCreated.FireAt)));
                break;
            case EventTypeOneofCase.TimerFired:
                Add("TimerFired", ("FireAt", Moment(item.TimerFired.FireAt)));
                break;
            case EventTypeOneofCase.EventRaised:
                Add("EventRaised", ("Name", item.EventRaised.Name));
                break;
            case EventTypeOneofCase.EventSent:
                Add("EventSent", ("InstanceId", item.EventSent.InstanceId), ("Name", item.EventSent.Name));
                break;
            case EventTypeOneofCase.ExecutionTerminated:
                Add("ExecutionTerminated");
                break;
            case EventTypeOneofCase.ExecutionCompleted:
                var (status, result) = item.ExecutionCompleted switch
                {
                    { FailureDetails: { } failure } => ("Failed", failure.Words()),
                    var completed => ("Completed", completed.Result),
                };
                Add("ExecutionCompleted", ("OrchestrationStatus", status), Result(result));
                break;
        }
    }

    private void Fail(int step, string type, TaskFailureDetails failure) =>
        End(step, type, ("Reason", failure.ErrorMessage), ("Details", failure.StackTrace));

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

    private static string Moment(Timestamp moment) =>
        moment.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
}
