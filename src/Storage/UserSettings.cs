using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Storage;

/// <summary>Everything that a user has chosen.</summary>
public sealed record UserSettings
{
    /// <summary>What every user begins with.</summary>
    public static UserSettings None { get; } = new();

    /// <summary>What the user does not want to be asked about; may hold what has expired.</summary>
    public OptOuts OptOuts { get; init; } = OptOuts.None;

    /// <summary>Reminders and boards.</summary>
    public Versioned<Preferences> Preferences { get; init; } = new(Storage.Preferences.Default, 0);

    /// <summary>Own hours and absences.</summary>
    public Versioned<PersonCalendar> Calendar { get; init; } = new(PersonCalendar.None, 0);
}
