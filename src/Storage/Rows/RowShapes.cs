namespace SmartActivities.Storage.Rows;

/// <summary>Every shape that is stored.</summary>
internal static class RowShapes
{
    public static RowShape<ActivityRow> Activity { get; } = new(RowJson.Context.ActivityRow);

    public static RowShape<ItemRow> Item { get; } = new(RowJson.Context.ItemRow);

    public static RowShape<AgendaRow> Agenda { get; } = new(RowJson.Context.AgendaRow);

    public static RowShape<DueRow> Due { get; } = new(RowJson.Context.DueRow);

    public static RowShape<TimelineRow> Timeline { get; } = new(RowJson.Context.TimelineRow);

    public static RowShape<InboxRow> Inbox { get; } = new(RowJson.Context.InboxRow, InboxRow.OfFirst);

    public static RowShape<UsageRow> Usage { get; } = new(RowJson.Context.UsageRow);

    public static RowShape<RequestRow> Request { get; } = new(RowJson.Context.RequestRow);

    public static RowShape<SequenceRow> Sequence { get; } = new(RowJson.Context.SequenceRow);

    public static RowShape<TenantRow> Tenant { get; } = new(RowJson.Context.TenantRow);

    public static RowShape<SecretRow> Secret { get; } = new(RowJson.Context.SecretRow);

    public static RowShape<SuggestionsRow> Suggestions { get; } = new(RowJson.Context.SuggestionsRow);

    public static RowShape<CalendarRow> Calendar { get; } = new(RowJson.Context.CalendarRow);

    public static RowShape<HolidaysRow> Holidays { get; } = new(RowJson.Context.HolidaysRow);

    public static RowShape<TemplateRow> Template { get; } = new(RowJson.Context.TemplateRow);

    public static RowShape<TemplateCountRow> TemplateCount { get; } = new(RowJson.Context.TemplateCountRow);

    public static RowShape<ChoicesRow> Choices { get; } = new(RowJson.Context.ChoicesRow);

    public static RowShape<PersonCalendarRow> PersonCalendar { get; } = new(RowJson.Context.PersonCalendarRow);

    public static RowShape<FinishedRow> Finished { get; } = new(RowJson.Context.FinishedRow);

    public static RowShape<RetentionRow> Retention { get; } = new(RowJson.Context.RetentionRow);
}
