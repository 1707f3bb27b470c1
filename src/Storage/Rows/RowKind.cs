namespace SmartActivities.Storage.Rows;

/// <summary>A kind of row that follows from an item and its activities.</summary>
/// <param name="Word">How the keys of these rows begin.</param>
/// <param name="IsPrimary">Whether the others follow from it. Primary rows are written under tags. All others follow from them by a
/// function, so that one that is missing or stale is made or removed on the way and never refuses a change.</param>
internal sealed record RowKind(string Word, bool IsPrimary)
{
    public static RowKind Activity { get; } = new("activity", IsPrimary: true);

    public static RowKind Item { get; } = new("item", IsPrimary: true);

    public static RowKind Open { get; } = new("open", IsPrimary: false);

    public static RowKind Agenda { get; } = new("agenda", IsPrimary: false);

    public static RowKind Early { get; } = new("early", IsPrimary: false);

    public static RowKind Ended { get; } = new("ended", IsPrimary: false);

    public static RowKind Removed { get; } = new("removed", IsPrimary: false);

    public static RowKind Due { get; } = new("due", IsPrimary: false);

    public static RowKind Upcoming { get; } = new("upcoming", IsPrimary: false);

    public static RowKind Deadline { get; } = new("deadline", IsPrimary: false);

    public static RowKind Board { get; } = new("board", IsPrimary: false);
}
