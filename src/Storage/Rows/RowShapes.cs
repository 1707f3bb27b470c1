namespace SmartActivities.Storage.Rows;

/// <summary>Every shape that is stored.</summary>
internal static class RowShapes
{
    public static RowShape<ActivityRow> Activity { get; } = new(static () => RowJson.Context.ActivityRow);

    public static RowShape<ItemRow> Item { get; } = new(static () => RowJson.Context.ItemRow);

    public static RowShape<DueRow> Due { get; } = new(static () => RowJson.Context.DueRow);

    public static RowShape<DeadlineRow> Deadline { get; } = new(static () => RowJson.Context.DeadlineRow);

    public static RowShape<CountedRow> Counted { get; } = new(static () => RowJson.Context.CountedRow);

    public static RowShape<UpcomingRow> Upcoming { get; } = new(static () => RowJson.Context.UpcomingRow);

    public static RowShape<RaisedRow> Raised { get; } = new(static () => RowJson.Context.RaisedRow);

    public static RowShape<TimelineRow> Timeline { get; } = new(static () => RowJson.Context.TimelineRow);

    public static RowShape<InboxRow> Inbox { get; } = new(static () => RowJson.Context.InboxRow, InboxRow.OfFirst);

    public static RowShape<UsageRow> Usage { get; } = new(static () => RowJson.Context.UsageRow);

    public static RowShape<WholeUsageRow> WholeUsage { get; } = new(static () => RowJson.Context.WholeUsageRow);

    public static RowShape<CleanUpRow> CleanUp { get; } = new(static () => RowJson.Context.CleanUpRow);

    public static RowShape<RequestRow> Request { get; } = new(static () => RowJson.Context.RequestRow);

    public static RowShape<SequenceRow> Sequence { get; } = new(static () => RowJson.Context.SequenceRow);

    public static RowShape<TenantRow> Tenant { get; } = new(static () => RowJson.Context.TenantRow);

    public static RowShape<SecretRow> Secret { get; } = new(static () => RowJson.Context.SecretRow);

    public static RowShape<SuggestionsRow> Suggestions { get; } = new(static () => RowJson.Context.SuggestionsRow);

    public static RowShape<BehaviorRow> Behavior { get; } = new(static () => RowJson.Context.BehaviorRow);

    public static RowShape<CalendarRow> Calendar { get; } = new(static () => RowJson.Context.CalendarRow);

    public static RowShape<HolidaysRow> Holidays { get; } = new(static () => RowJson.Context.HolidaysRow);

    public static RowShape<TemplateRow> Template { get; } = new(static () => RowJson.Context.TemplateRow);

    public static RowShape<TemplateCountRow> TemplateCount { get; } = new(static () => RowJson.Context.TemplateCountRow);

    public static RowShape<ChoicesRow> Choices { get; } = new(static () => RowJson.Context.ChoicesRow);

    public static RowShape<PersonCalendarRow> PersonCalendar { get; } = new(static () => RowJson.Context.PersonCalendarRow);

    public static RowShape<FinishedRow> Finished { get; } = new(static () => RowJson.Context.FinishedRow);

    public static RowShape<PinRow> Pin { get; } = new(static () => RowJson.Context.PinRow);

    public static RowShape<RetentionRow> Retention { get; } = new(static () => RowJson.Context.RetentionRow);

    public static RowShape<MovedRow> Moved { get; } = new(static () => RowJson.Context.MovedRow);

    public static RowShape<UserRow> User { get; } = new(static () => RowJson.Context.UserRow);
}
