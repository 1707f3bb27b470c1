using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;

namespace SmartActivities.Functions.Me;

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

    /// <summary>The preference; to be thrown away when there are violations.</summary>
    public static ReminderPreference? Read(PlaceRemindersFields? fields, Violations violations, string within)
    {
        if (fields is null)
        {
            violations.Add(within, "required", "An entry is an object.");
            return null;
        }

        return new ReminderPreference(
            violations.RequiredType(fields.Type, within + "/type"),
            violations.Pipeline(fields.Pipeline, within + "/pipeline"),
            PreferencesFields.ReadReminders(fields.Reminders, violations, within + "/reminders"));
    }
}
