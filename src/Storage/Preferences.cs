namespace SmartActivities.Storage;

/// <summary>How a user likes things.</summary>
/// <param name="Reminders">How long before a deadline to be reminded.</param>
/// <param name="Boards">How kanban boards are sorted, each board once.</param>
public sealed record Preferences(ReminderPreferences Reminders, ImmutableArray<BoardPreference> Boards)
{
    /// <summary>The most boards that a user may have an order for.</summary>
    public const int MaxBoards = 100;

    /// <summary>How a board is sorted where nobody says otherwise: as chosen for its pipeline, else as for its item type, else by attention.</summary>
    public BoardOrder OrderOf(ItemType type, PipelineId pipeline)
    {
        var chosen = Boards.Where(board => board.ItemType == type).ToLookup(board => board.Pipeline, board => board.Order);
        return chosen[pipeline].Concat(chosen[null]).DefaultIfEmpty(BoardOrder.Attention).First();
    }

    /// <summary>What every user begins with.</summary>
    public static Preferences Default { get; } = new(ReminderPreferences.Default, []);
}
