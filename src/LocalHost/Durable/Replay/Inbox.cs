using LocalHost.Durable.History;
using LocalHost.Durable.Store;

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

    public HistoryEvent.Terminated? Termination { get; private set; }

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
            _isHeld = !hasBegun && !stored.Inbox.Any(message => message.Event is HistoryEvent.Started start && start.NotBefore <= now),
        };
        foreach (var message in stored.Inbox)
            if (message.Event is HistoryEvent.Suspended or HistoryEvent.Resumed)
                inbox._endsSuspended = message.Event is HistoryEvent.Suspended;
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

    private void Take(DueTimer timer)
    {
        var fired = new HistoryEvent.TimerFired(timer.Step);
        if (Waits) _kept.Add(new InboxMessage(InboxMessage.OrdinaryRank, 0, timer.Due, fired));
        else _told.Add(fired);
    }

    private void Take(InboxMessage message)
    {
        switch (message.Event)
        {
            case HistoryEvent.Suspended:
                IsSuspended = true;
                break;
            case HistoryEvent.Resumed:
                IsSuspended = false;
                break;
            case HistoryEvent.Terminated termination:
                Termination = termination;
                break;
            default:
                if (Waits || _isHeld) return;
                _told.Add(message.Event);
                break;
        }

        _consumed.Add(message);
    }
}
