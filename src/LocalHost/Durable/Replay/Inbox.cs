using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;
using static Microsoft.DurableTask.Protobuf.HistoryEvent;

namespace LocalHost.Durable.Replay;

/// <summary>
/// What of an instance's messages and due timers is told to its code in a turn. Both are merged by their times, so that a race between
/// an event and a timer ends alike however late it is looked at. What a suspended instance must not see yet stays.
/// </summary>
internal sealed class Inbox
{
    private readonly List<HistoryEvent> _told = [];
    private readonly List<InboxMessage> _consumed = [];
    private readonly List<InboxMessage> _kept = [];
    private bool _isHeld;
    private bool _endsSuspended;

    private Inbox(bool isSuspended) => IsSuspended = _endsSuspended = isSuspended;

    public IReadOnlyList<HistoryEvent> Told => _told;

    public IReadOnlyList<InboxMessage> Consumed => _consumed;

    /// <summary>Timers that fired while suspended, as messages for later.</summary>
    public IReadOnlyList<InboxMessage> Kept => _kept;

    public bool IsSuspended { get; private set; }

    public HistoryEvent? Termination { get; private set; }

    // After a resume in the same turn everything is told, in the order in which it came.
    private bool Waits => IsSuspended && _endsSuspended;

    public bool IsEmpty => _told.Count == 0 && _consumed.Count == 0 && _kept.Count == 0;

    public static Inbox Sort(
        StoredTurn stored, bool isSuspended, IEnumerable<DueTimer> timers, long now)
    {
        var hasBegun = stored.History.Count > 0;
        var inbox = new Inbox(isSuspended)
        {
            // Nothing may be told before the start; a start that lies ahead is no message yet.
            _isHeld = !hasBegun && !stored.Inbox.Any(message => IsDueStart(message.Event, now)),
        };
        foreach (var message in stored.Inbox)
            if (message.Event.EventTypeCase is EventTypeOneofCase.ExecutionSuspended or EventTypeOneofCase.ExecutionResumed)
                inbox._endsSuspended = message.Event.ExecutionSuspended is not null;
        var due = timers.Where(timer => timer.Step != DueTimer.StartStep).OrderBy(timer => timer.Due).ToList();
        var next = 0;
        foreach (var message in stored.Inbox)
        {
            while (next < due.Count && message.Rank == InboxMessage.OrdinaryRank && due[next].Due <= message.At) inbox.Take(due[next++]);
            inbox.Take(message);
            if (inbox.Termination is not null) return inbox;
        }

        while (next < due.Count) inbox.Take(due[next++]);
        return inbox;
    }

    private static bool IsDueStart(HistoryEvent item, long now) =>
        item.ExecutionStarted is { } start && (start.ScheduledStartTimestamp is not { } moment || moment.Ticks() <= now);

    private void Take(DueTimer timer)
    {
        var fired = Events.TimerFired(timer.Due, timer.Step);
        if (Waits) _kept.Add(new InboxMessage(InboxMessage.OrdinaryRank, 0, fired));
        else _told.Add(fired);
    }

    private void Take(InboxMessage message)
    {
        switch (message.Event.EventTypeCase)
        {
            case EventTypeOneofCase.ExecutionSuspended:
                IsSuspended = true;
                break;
            case EventTypeOneofCase.ExecutionResumed:
                IsSuspended = false;
                break;
            case EventTypeOneofCase.ExecutionTerminated:
                Termination = message.Event;
                break;
            default:
                if (Waits || _isHeld) return;
                _told.Add(message.Event);
                break;
        }

        _consumed.Add(message);
    }
}
