using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>A user's preferences, in requests and in answers.</summary>
internal sealed record PreferencesFields
{
    /// <summary>The reminders where neither a template nor <see cref="RemindersFor"/> says otherwise.</summary>
    public IReadOnlyList<Duration>? Reminders { get; init; }
    public IReadOnlyList<PlaceRemindersFields?>? RemindersFor { get; init; }
    public IReadOnlyList<BoardOrderFields?>? BoardOrder { get; init; }

    public static PreferencesFields Of(Preferences preferences) => new()
    {
        Reminders = preferences.Reminders.General.Values,
        RemindersFor = [.. preferences.Reminders.Special.Select(PlaceRemindersFields.Of)],
        BoardOrder = [.. preferences.Boards.Select(BoardOrderFields.Of)],
    };

    /// <summary>The preferences; to be thrown away when there are violations. What is left out is as everybody begins with.</summary>
    public Preferences Read(Violations violations)
    {
        var general = Reminders is null ? ReminderOffsets.Default : ReadReminders(Reminders, violations, "/reminders");
        var special = ImmutableArray.CreateBuilder<ReminderPreference>();
        var boards = ImmutableArray.CreateBuilder<BoardPreference>();
        if (RemindersFor?.Count > ReminderPreferences.MaxSpecial)
            violations.Add("/remindersFor", "tooMany", $"There may be at most {ReminderPreferences.MaxSpecial} entries.");
        if (BoardOrder?.Count > Preferences.MaxBoards)
            violations.Add("/boardOrder", "tooMany", $"There may be at most {Preferences.MaxBoards} entries.");
        if (violations.Any)
            return Preferences.Default;

        var places = new HashSet<(ItemType, PipelineId?)>();
        for (var i = 0; i < RemindersFor?.Count; i++)
        {
            if (PlaceRemindersFields.Read(RemindersFor[i], violations, $"/remindersFor/{i}") is not { } entry)
                continue;
            if (!places.Add((entry.ItemType, entry.Pipeline)))
                violations.Add($"/remindersFor/{i}", "duplicate", "Another entry names the same place.");
            special.Add(entry);
        }

        places.Clear();
        for (var i = 0; i < BoardOrder?.Count; i++)
        {
            if (BoardOrderFields.Read(BoardOrder[i], violations, $"/boardOrder/{i}") is not { } entry)
                continue;
            if (!places.Add((entry.ItemType, entry.Pipeline)))
                violations.Add($"/boardOrder/{i}", "duplicate", "Another entry names the same board.");
            boards.Add(entry);
        }

        return new Preferences(new ReminderPreferences(general, special.ToImmutable()), boards.ToImmutable());
    }

    /// <summary>At least one reminder has to stay, as in the model product.</summary>
    internal static ReminderOffsets ReadReminders(IReadOnlyList<Duration>? offsets, Violations violations, string pointer)
    {
        if (offsets is null or [])
            violations.Add(pointer, "required", "Leave at least one reminder.");
        return violations.Reminders(offsets, pointer) ?? default;
    }
}
