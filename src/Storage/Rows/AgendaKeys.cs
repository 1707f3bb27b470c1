using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace SmartActivities.Storage.Rows;

/// <summary>Where a user's open activities on items in process lie, by deadline. The keys alone tell what counts.</summary>
internal static class AgendaKeys
{
    // Almost everybody is reminded on the day itself. The few that are reminded earlier stand in a range of their own besides, so that counting what is urgent
    // reads what is due within a day and these, and not the years ahead.
    private static readonly Duration UsualLead = Duration.FromDays(1);

    public static string Of(CounterMode mode, UserId user, OpenActivity activity) => Key(RowKind.Agenda, mode, user, activity);

    /// <summary>Under the same moments, of what <see cref="IsEarly"/>.</summary>
    public static string EarlyOf(CounterMode mode, UserId user, OpenActivity activity) => Key(RowKind.Early, mode, user, activity);

    /// <summary>Whether an activity is urgent more than a day before its deadline.</summary>
    public static bool IsEarly(OpenActivity activity) => activity.DeadlineAt - activity.LightsAt > UsualLead;

    /// <summary>What a user has to do within an interval.</summary>
    public static KeyRange DueIn(UserId user, Interval due) => ListRange.DueIn(Prefix(RowKind.Agenda, CounterMode.ActivityResponsible, user), due);

    /// <summary>The contacts that a user has to answer.</summary>
    public static KeyRange IncomingOf(UserId user) => Incoming(Prefix(RowKind.Agenda, CounterMode.ActivityResponsible, user));

    /// <summary>Where to find what counts as a kind, in the order of deadlines.</summary>
    public static ImmutableArray<AgendaRange> Counted(CounterKind kind, CounterMode mode, UserId user, UserDay day)
    {
        var agenda = Prefix(RowKind.Agenda, mode, user);
        switch (kind)
        {
            case CounterKind.Overdue:
                return [new AgendaRange(agenda, ListRange.DueIn(agenda, day.Overdue))];
            case CounterKind.Incoming:
                return [new AgendaRange(agenda, Incoming(agenda))];
            case CounterKind.Planned:
                var early = Prefix(RowKind.Early, mode, user);
                // An activity of the usual lead that is urgent at this very moment is due before this.
                var soon = day.Now + UsualLead + Duration.FromTicks(1);
                return
                [
                    new AgendaRange(agenda, ListRange.DueIn(agenda, new Interval(day.Today.Start, soon))),
                    new AgendaRange(early, ListRange.DueIn(early, new Interval(soon, null))),
                ];
            default:
                throw new UnreachableException();
        }
    }

    private static string Prefix(RowKind kind, CounterMode mode, UserId user) => RowKey.Prefix(kind.Word, Word(mode), KeyPart.Escape(user.Value));

    private static KeyRange Incoming(string prefix) => new(prefix + SortableKey.Ascending(ListRange.Never), KeyRange.WithPrefix(prefix).Before);

    private static string Key(RowKind kind, CounterMode mode, UserId user, OpenActivity activity) => RowKey.Of(
        kind.Word,
        Word(mode),
        KeyPart.Escape(user.Value),
        SortableKey.Ascending(activity.DeadlineAt ?? ListRange.Never),
        SortableKey.Ascending(activity.LightsAt ?? ListRange.Never),
        SortableKey.Number(activity.Id.Value));

    private static KeyPart Word(CounterMode mode) => KeyPart.Escape(mode switch
    {
        CounterMode.ActivityResponsible => "activity",
        CounterMode.ItemResponsible => "item",
        _ => throw new UnreachableException(),
    });
}
