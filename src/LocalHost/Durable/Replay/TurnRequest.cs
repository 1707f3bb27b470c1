using Google.Protobuf.WellKnownTypes;
using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Replay;

/// <summary>
/// The first half of a turn, from what is stored to what the worker is asked. Pure: time comes in as an argument. Without a question there
/// is something to store that the code need not be asked about.
/// </summary>
internal sealed record TurnRequest(long At, Inbox Inbox, IReadOnlyList<DueTimer> Fired, OrchestratorRequest? Question)
{
    // Only entities make use of it.
    private static readonly OrchestratorEntityParameters Entities = new()
    {
        EntityMessageReorderWindow = Duration.FromTimeSpan(TimeSpan.FromMinutes(30)),
    };

    /// <summary>The request; null when there is nothing to do.</summary>
    public static TurnRequest? Make(StoredTurn stored, long now, IReadOnlyDictionary<string, Value> properties)
    {
        var instance = stored.Instance;
        // What is stored counts, not what woke the instance: that may have been dealt with since, or more may be due.
        var timers = stored.Timers.FindAll(timer => timer.Due <= now && timer.Generation == instance.Generation);
        var inbox = Inbox.Sort(stored, instance.Status == OrchestrationStatus.Suspended, timers, now);
        if (instance.HasEnded || (inbox.IsEmpty && timers.Count == 0)) return null;

        // Time never runs backwards for an instance, whatever the machine's clock does.
        var at = Math.Max(now, instance.UpdatedAt);
        var isAsked = inbox.Termination is null && inbox.Told.Count > 0;
        return new TurnRequest(at, inbox, timers, isAsked ? Ask(stored, inbox, at, properties) : null);
    }

    /// <summary>The same question, for a worker that has kept what the history tells.</summary>
    public static OrchestratorRequest WithoutHistory(OrchestratorRequest question)
    {
        var brief = new OrchestratorRequest
        {
            InstanceId = question.InstanceId,
            ExecutionId = question.ExecutionId,
            EntityParameters = question.EntityParameters,
            NewEvents = { question.NewEvents },
            Properties = { question.Properties },
        };
        brief.Properties[RequestProperties.IncludeState] = Value.ForBool(false);
        return brief;
    }

    private static OrchestratorRequest Ask(StoredTurn stored, Inbox inbox, long at, IReadOnlyDictionary<string, Value> properties)
    {
        var request = new OrchestratorRequest
        {
            InstanceId = stored.Instance.Id,
            ExecutionId = stored.Instance.Execution,
            EntityParameters = Entities,
        };
        request.PastEvents.Add(stored.History);
        request.NewEvents.Add(Events.TurnStarted(at));
        request.NewEvents.Add(inbox.Told);
        foreach (var (name, value) in properties) request.Properties.Add(name, value);
        return request;
    }
}
