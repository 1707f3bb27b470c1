using System.Text.Json;

namespace SmartActivities.Storage.Rows;

/// <summary>The rows that follow from an item and from its activities. They are a function of the two, so that writing the difference
/// between before and after keeps every list, board and agenda in step without a repair job.</summary>
internal sealed class RowSet
{
    private readonly SortedDictionary<string, string> _bodies = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Bodies => _bodies;

    public void Add(Item? item)
    {
        if (item is null)
            return;
        var body = JsonSerializer.Serialize(ItemRow.Of(item), RowJson.Context.ItemRow);
        _bodies.Add(TenantKeys.Item(item.Key), body);
        if (item.Stage is not { } stage)
            return;
        _bodies.Add(TenantKeys.Board(BoardOrder.Attention, item, stage), body);
        _bodies.Add(TenantKeys.Board(BoardOrder.Created, item, stage), body);
        if (item.Open.Count == 0)
            _bodies.Add(TenantKeys.Board(BoardOrder.Forgotten, item, stage), body);
    }

    public void Add(Activity? activity)
    {
        if (activity is null)
            return;
        var body = JsonSerializer.Serialize(ActivityRow.Of(activity), RowJson.Context.ActivityRow);
        _bodies.Add(TenantKeys.Activity(activity.Id), body);
        if (!activity.IsOpen)
            return;
        _bodies.Add(TenantKeys.Open(activity), body);

        var agenda = JsonSerializer.Serialize(AgendaRow.Of(activity), RowJson.Context.AgendaRow);
        _bodies.Add(TenantKeys.Agenda(AgendaOf.ActivityResponsible, activity.ResponsibleId, activity), agenda);
        _bodies.Add(TenantKeys.Agenda(AgendaOf.ItemResponsible, activity.ItemResponsibleId, activity), agenda);
        if (activity.NextReminderAt is { } next)
            _bodies.Add(TenantKeys.Due(next, activity.Id), JsonSerializer.Serialize(DueRow.Of(activity), RowJson.Context.DueRow));
    }
}
