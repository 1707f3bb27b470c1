namespace SmartActivities.Storage;

/// <summary>How a user likes things.</summary>
/// <param name="Reminders">How long before a deadline to be reminded.</param>
/// <param name="Boards">How kanban boards are sorted, each board once.</param>
public sealed record Preferences(ReminderPreferences Reminders, ImmutableArray<BoardPreference> Boards)
{
    /// <summary>The most boards that a user may have an order for.</summary>
    public const int MaxBoards = 100;

    /// <summary>What every user begins with.</summary>
    public static Preferences Default { get; } = new(ReminderPreferences.Default, []);
}
