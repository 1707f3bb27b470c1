using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
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

    /// <summary>The preferences; meaningless once there are errors. What is left out is as everybody begins with.</summary>
    public Preferences Read(RequestErrors errors)
    {
        var general = Reminders is null ? ReminderOffsets.Default : ReadReminders(Reminders, errors, "/reminders");
        var special = ImmutableArray.CreateBuilder<ReminderPreference>();
        var boards = ImmutableArray.CreateBuilder<BoardPreference>();
        if (RemindersFor?.Count > ReminderPreferences.MaxSpecial)
            errors.Add("/remindersFor", "tooMany", $"There may be at most {ReminderPreferences.MaxSpecial} entries.");
        if (BoardOrder?.Count > Preferences.MaxBoards)
            errors.Add("/boardOrder", "tooMany", $"There may be at most {Preferences.MaxBoards} entries.");
        if (errors.Any)
            return Preferences.Default;

        var places = new HashSet<(ItemType, PipelineId?)>();
        for (var i = 0; i < RemindersFor?.Count; i++)
        {
            if (PlaceRemindersFields.Read(RemindersFor[i], errors, $"/remindersFor/{i}") is not { } entry)
                continue;
            if (!places.Add((entry.ItemType, entry.Pipeline)))
                errors.Add($"/remindersFor/{i}", "duplicate", "Another entry names the same place.");
            special.Add(entry);
        }

        places.Clear();
        for (var i = 0; i < BoardOrder?.Count; i++)
        {
            if (BoardOrderFields.Read(BoardOrder[i], errors, $"/boardOrder/{i}") is not { } entry)
                continue;
            if (!places.Add((entry.ItemType, entry.Pipeline)))
                errors.Add($"/boardOrder/{i}", "duplicate", "Another entry names the same board.");
            boards.Add(entry);
        }

        return new Preferences(new ReminderPreferences(general, special.ToImmutable()), boards.ToImmutable());
    }

    /// <summary>At least one reminder has to stay, as in the model product.</summary>
    internal static ReminderOffsets ReadReminders(IReadOnlyList<Duration>? offsets, RequestErrors errors, string pointer)
    {
        if (offsets is null or [])
            errors.Add(pointer, "required", "Leave at least one reminder.");
        return errors.Reminders(offsets, pointer) ?? default;
    }
}

/// <summary>The reminders that a user prefers in one place, in requests and in answers.</summary>
internal sealed record PlaceRemindersFields
{
    public string? Type { get; init; }
    public string? Pipeline { get; init; }
    public IReadOnlyList<Duration>? Reminders { get; init; }

    public static PlaceRemindersFields Of(ReminderPreference preference) => new()
    {
        Type = preference.ItemType.Value,
        Pipeline = preference.Pipeline?.Value,
        Reminders = preference.Reminders.Values,
    };

    /// <summary>The preference; meaningless once there are errors.</summary>
    public static ReminderPreference? Read(PlaceRemindersFields? fields, RequestErrors errors, string within)
    {
        if (fields is null)
        {
            errors.Add(within, "required", "An entry is an object.");
            return null;
        }

        return new ReminderPreference(
            errors.RequiredType(fields.Type, within + "/type"),
            errors.Pipeline(fields.Pipeline, within + "/pipeline"),
            PreferencesFields.ReadReminders(fields.Reminders, errors, within + "/reminders"));
    }
}

/// <summary>How a user likes a board to be sorted, in requests and in answers.</summary>
internal sealed record BoardOrderFields
{
    public string? Type { get; init; }
    public string? Pipeline { get; init; }
    public string? Order { get; init; }

    public static BoardOrderFields Of(BoardPreference preference) => new()
    {
        Type = preference.ItemType.Value,
        Pipeline = preference.Pipeline?.Value,
        Order = Words<BoardOrder>.Of(preference.Order),
    };

    /// <summary>The preference; meaningless once there are errors.</summary>
    public static BoardPreference? Read(BoardOrderFields? fields, RequestErrors errors, string within)
    {
        if (fields is null)
        {
            errors.Add(within, "required", "An entry is an object.");
            return null;
        }

        var order = Words<BoardOrder>.Find(fields.Order);
        if (order is null or BoardOrder.Forgotten)
            errors.Add(within + "/order", "unknown", $"The order is one of {Words<BoardOrder>.List(BoardOrder.Forgotten)}.");
        return new BoardPreference(
            errors.RequiredType(fields.Type, within + "/type"),
            errors.Pipeline(fields.Pipeline, within + "/pipeline"),
            order ?? BoardOrder.Attention);
    }
}
