using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Replay;

/// <summary>One turn, from what is stored to the change that is to be stored. Pure: time comes in as an argument.</summary>
internal static class TurnPlan
{
    /// <summary>The change; null when there is nothing to do.</summary>
    public static StoreChange.Turn? Make(StoredTurn stored, long now, ReplayEnvironment environment)
    {
        var instance = stored.Instance;
        // What is stored counts, not what woke the instance: that may have been dealt with since, or more may be due.
        var timers = stored.Timers.FindAll(timer => timer.Due <= now && timer.Generation == instance.Generation);
        var inbox = Inbox.Sort(stored, instance.Status == OrchestrationRuntimeStatus.Suspended, timers, now);
        if (instance.HasEnded || (inbox.IsEmpty && timers.Count == 0)) return null;

        // Time never runs backwards for an instance, whatever the machine's clock does.
        var at = Math.Max(now, instance.UpdatedAt);
        var change = Frame(stored, inbox, timers, at);
        if (inbox.Termination is { } termination) return Terminate(change, termination);
        if (inbox.Told.Count == 0) return change;

        List<HistoryEvent> news = [new HistoryEvent.TurnStarted(at), .. inbox.Told];
        return Conclude(change with { Events = news }, Replay(stored, news, environment), environment);
    }

    private static StoreChange.Turn Frame(StoredTurn stored, Inbox inbox, List<DueTimer> timers, long at)
    {
        var instance = stored.Instance;
        var started = stored.History.Concat(stored.Inbox.Select(message => message.Event)).OfType<HistoryEvent.Started>().FirstOrDefault();
        var status = inbox.IsSuspended ? OrchestrationRuntimeStatus.Suspended
            : instance.Generation == 0 && stored.History.Count == 0 && inbox.Told.Count == 0 ? OrchestrationRuntimeStatus.Pending
            : OrchestrationRuntimeStatus.Running;
        return new StoreChange.Turn(
            instance, instance with { Status = status, UpdatedAt = at }, inbox.Consumed, timers, inbox.Kept, [], [], null, [],
            started?.Seed ?? string.Empty, started?.Parent, null);
    }

    private static StoreChange.Turn Terminate(StoreChange.Turn change, HistoryEvent.Terminated termination) => change with
    {
        Events = [new HistoryEvent.TurnStarted(change.After.UpdatedAt), termination],
        After = change.After with
        {
            Status = OrchestrationRuntimeStatus.Terminated,
            Output = termination.Output,
            Turns = change.Before.Turns + 1,
        },
        Answer = change.Parent is { } parent
            ? new HistoryEvent.SubOrchestrationFailed(parent.Step, new Failure("Terminated", "The sub-orchestration was terminated."))
            : null,
    };

    private static TurnResult Replay(StoredTurn stored, List<HistoryEvent> news, ReplayEnvironment environment)
    {
        var name = stored.Instance.Name;
        if (!environment.Code.OrchestratorNames.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            var unknown = new Failure(
                "OrchestratorTaskNotFound",
                $"There is no orchestrator '{name}'. Known ones: {string.Join(", ", environment.Code.OrchestratorNames)}.",
                IsFinal: true);
            return new TurnResult([], new TurnEnd.Failed(unknown), stored.Instance.CustomStatus);
        }

        try
        {
            return OrchestrationReplay.Run(stored.Instance.Id, stored.History, news, environment);
        }
        // A result that cannot be serialized, or an event of the code's own: it is the orchestration that failed.
        catch (Exception exception)
        {
            return new TurnResult([], new TurnEnd.Failed(Failure.Of(exception)), stored.Instance.CustomStatus);
        }
    }

    private static StoreChange.Turn Conclude(StoreChange.Turn change, TurnResult result, ReplayEnvironment environment)
    {
        var after = change.After with { CustomStatus = result.CustomStatus, Turns = change.Before.Turns + 1 };
        var events = change.Events;
        foreach (var decision in result.Decisions)
            if (StepLedger.EventOf(decision) is { } decided)
                events.Add(decided);
        switch (result.End)
        {
            case TurnEnd.Completed end:
                events.Add(new HistoryEvent.Completed(end.Output));
                after = after with { Status = OrchestrationRuntimeStatus.Completed, Output = end.Output };
                break;
            case TurnEnd.Failed end:
                events.Add(new HistoryEvent.Failed(end.Failure));
                after = after with
                {
                    Status = OrchestrationRuntimeStatus.Failed,
                    Output = end.Failure.ToDetails().ToString(),
                    Failure = HistoryJson.WriteFailure(end.Failure),
                };
                break;
            case TurnEnd.ContinuedAsNew end:
                return ContinueAsNew(change with { Decisions = result.Decisions }, after, end);
        }

        return change with { After = after, Decisions = WithoutCancelled(result.Decisions), Answer = AnswerOf(change.Parent, result.End) };
    }

    private static HistoryEvent? AnswerOf(ParentLink? parent, TurnEnd end) => (parent, end) switch
    {
        ({ } caller, TurnEnd.Completed completed) => new HistoryEvent.SubOrchestrationCompleted(caller.Step, completed.Output),
        ({ } caller, TurnEnd.Failed failed) => new HistoryEvent.SubOrchestrationFailed(caller.Step, failed.Failure),
        _ => null,
    };

    private static StoreChange.Turn ContinueAsNew(StoreChange.Turn change, InstanceRow after, TurnEnd.ContinuedAsNew end)
    {
        var version = end.Version ?? after.Version;
        var generation = after.Generation + 1;
        return change with
        {
            After = after with
            {
                Input = end.Input,
                Version = version,
                Generation = generation,
                Turns = 0,
                CreatedAt = after.UpdatedAt,
            },
            Next = new HistoryEvent.Started(
                after.Name, version, end.Input, change.Parent, generation, change.Seed, after.UpdatedAt, 0),
            Carried = end.Events,
        };
    }

    // A timer that was cancelled in the turn that made it need not be stored.
    private static List<Decision> WithoutCancelled(IReadOnlyList<Decision> decisions)
    {
        var cancelled = decisions.OfType<Decision.CancelTimer>().Select(decision => decision.Step).ToHashSet();
        var made = decisions.OfType<Decision.CreateTimer>().Select(decision => decision.Event.Step).ToHashSet();
        made.IntersectWith(cancelled);
        return
        [
            .. decisions.Where(decision => decision switch
            {
                Decision.CreateTimer timer => !made.Contains(timer.Event.Step),
                Decision.CancelTimer timer => !made.Contains(timer.Step),
                _ => true,
            }),
        ];
    }
}
