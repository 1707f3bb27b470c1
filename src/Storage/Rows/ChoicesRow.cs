using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Storage.Rows;

/// <summary>A user's opt-outs and preferences as they are stored, version 1: in one row, since a form that closes needs both.</summary>
internal sealed record ChoicesRow
{
    public int V { get; init; } = 1;
    public ImmutableArray<string>? Marks { get; init; }

    /// <summary>Counts the changes of the preferences alone.</summary>
    public long Revision { get; init; }
    public ImmutableArray<OptOutRow> OptOuts { get; init; } = [];

    /// <summary>Whole ticks of 100 ns.</summary>
    public ImmutableArray<long> Reminders { get; init; } = [];
    public ImmutableArray<PlaceReminders> RemindersFor { get; init; } = [];
    public ImmutableArray<Board> Boards { get; init; } = [];

    public static ChoicesRow Of(OptOuts optOuts, Versioned<Preferences> preferences) => new()
    {
        Revision = preferences.Revision,
        OptOuts = [.. optOuts.Values.Select(OptOutRow.Of)],
        Reminders = Ticks(preferences.Value.Reminders.General),
        RemindersFor = [.. preferences.Value.Reminders.Special.Select(
            one => new PlaceReminders(one.ItemType.Value, one.Pipeline?.Value, Ticks(one.Reminders)))],
        Boards = [.. preferences.Value.Boards.Select(one => new Board(one.ItemType.Value, one.Pipeline?.Value, one.Order))],
    };

    public OptOuts ToOptOuts() => Domain.Suggestions.OptOuts.Of(OptOuts.Select(optOut => optOut.ToOptOut()));

    public Versioned<Preferences> ToPreferences() => new(
        new Preferences(
            new ReminderPreferences(
                Offsets(Reminders),
                [.. RemindersFor.Select(one => new ReminderPreference(ItemType.Parse(one.Type), Of(one.Pipeline), Offsets(one.Reminders)))]),
            [.. Boards.Select(one => new BoardPreference(ItemType.Parse(one.Type), Of(one.Pipeline), one.Order))]),
        Revision);

    private static ImmutableArray<long> Ticks(ReminderOffsets offsets) => [.. offsets.Values.Select(offset => offset.BclCompatibleTicks)];

    private static ReminderOffsets Offsets(ImmutableArray<long> ticks) => ReminderOffsets.Of(ticks.Select(Duration.FromTicks));

    private static PipelineId? Of(string? pipeline) => pipeline is null ? null : PipelineId.Parse(pipeline);

    internal sealed record PlaceReminders(string Type, string? Pipeline, ImmutableArray<long> Reminders);

    internal sealed record Board(string Type, string? Pipeline, BoardOrder Order);
}
