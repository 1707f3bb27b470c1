using SmartActivities.Storage.Rows;

namespace SmartActivities.Storage.Changes;

/// <summary>The rows that follow from an item and from its activities. They are a function of the two, so that writing the difference
/// between before and after keeps every list, board and agenda in step without a repair job.</summary>
internal sealed class RowSet
{
    private readonly SortedDictionary<string, ProjectedRow> _rows = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ProjectedRow> Rows => _rows;

    /// <param name="item">The item.</param>
    /// <param name="marks">The marks that the latest batches left in its row.</param>
    public void Add(Item item, ImmutableArray<string>? marks)
    {
        var row = ItemRow.Of(item);
        Add(RowKind.Item, TenantKeys.Item(item.Key), RowShapes.Item.Write(row with { Marks = marks }));
        if (item.Stage is not { } stage || item.IsDeleting)
            return;
        var card = RowShapes.Item.Write(row);
        Add(RowKind.Board, BoardKeys.Of(BoardOrder.Attention, item, stage), card);
        Add(RowKind.Board, BoardKeys.Of(BoardOrder.Created, item, stage), card);
        if (!stage.IsFinal)
            Add(RowKind.Board, BoardKeys.Planner(item, stage), card);
        if (item.IsForgotten)
            Add(RowKind.Board, BoardKeys.Of(BoardOrder.Forgotten, item, stage), card);
    }

    /// <summary>The rows that may be there of an item as it was, those among them that only an earlier version of the program wrote.</summary>
    public void AddOld(Item? item)
    {
        if (item is null)
            return;
        Add(item, marks: null);
        // There was a time when items that had come to their end were taken for forgotten.
        if (item is { IsForgotten: false, Open.Count: 0, IsDeleting: false, Stage: { } stage })
            Add(RowKind.Board, BoardKeys.Of(BoardOrder.Forgotten, item, stage), "");
    }

    public void Add(Activity? activity)
    {
        if (activity is null)
            return;
        var body = RowShapes.Activity.Write(ActivityRow.Of(activity));
        Add(RowKind.Activity, TenantKeys.Activity(activity.Id), body);
        if (activity.RemovedBy is not null)
        {
            Add(RowKind.Removed, TenantKeys.Removed(activity), TenantKeys.SaysItAll);
            return;
        }

        if (activity.Completion is { } completion)
            Add(RowKind.Ended, TenantKeys.Ended(activity, completion), body);
        if (!activity.IsOpen)
            return;
        Add(RowKind.Open, TenantKeys.Open(activity), body);
        if (activity.Deadline is { At: var deadline })
            Add(RowKind.Deadline, TenantKeys.Deadline(deadline, activity.Id), RowShapes.Deadline.Write(DeadlineRow.Of(activity)));
        if (activity.NextReminderAt is { } next)
        {
            Add(RowKind.Due, TenantKeys.Due(next, activity.Id), RowShapes.Due.Write(DueRow.Of(activity)));
            Add(RowKind.Upcoming, TenantKeys.Upcoming(activity.ResponsibleId, next, activity.Id), RowShapes.Upcoming.Write(UpcomingRow.Of(activity)));
        }

        if (activity.ItemIsFinal)
            return;
        AddAgenda(CounterMode.ActivityResponsible, activity.ResponsibleId, activity, body);
        AddAgenda(CounterMode.ItemResponsible, activity.ItemResponsibleId, activity, body);
    }

    private void AddAgenda(CounterMode mode, UserId user, Activity activity, string body)
    {
        var open = OpenActivity.Of(activity);
        Add(RowKind.Agenda, AgendaKeys.Of(mode, user, open), body);
        if (AgendaKeys.IsEarly(open))
            Add(RowKind.Early, AgendaKeys.EarlyOf(mode, user, open), TenantKeys.SaysItAll);
    }

    private void Add(RowKind kind, string key, string body) => _rows.Add(key, new ProjectedRow(kind, body));
}
