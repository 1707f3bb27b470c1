using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace SmartActivities.Storage.Rows;

/// <summary>Where the cards of items lie: in their kanban column once per order, and in the planner.</summary>
internal static class BoardKeys
{
    // The planner's ranges.
    private const string Deadline = "deadline";
    private const string Incoming = "incoming";
    private const string Nothing = "nothing";

    public static string Of(BoardOrder order, Item item, Stage stage) => RowKey.Of(
        RowKind.Board.Word,
        Word(order),
        KeyPart.Escape(item.Key.Type.Value),
        KeyPart.Escape(stage.Pipeline.Value),
        KeyPart.Escape(stage.Id.Value),
        SortOf(order, item),
        KeyPart.Escape(item.Key.Id.Value));

    /// <summary>How the keys of a pipeline's columns begin; the stage follows.</summary>
    public static string Pipeline(BoardOrder order, ItemType type, PipelineId pipeline) =>
        RowKey.Prefix(RowKind.Board.Word, Word(order), KeyPart.Escape(type.Value), KeyPart.Escape(pipeline.Value));

    /// <summary>How the keys of a column begin.</summary>
    public static string Column(BoardOrder order, ItemType type, PipelineId pipeline, StageId stage) =>
        RowKey.Prefix(RowKind.Board.Word, Word(order), KeyPart.Escape(type.Value), KeyPart.Escape(pipeline.Value), KeyPart.Escape(stage.Value));

    /// <summary>Where an item that is in process stands in the planner, whatever its stage: by its nearest deadline; apart, where a contact waits
    /// for an answer; apart, where nothing is planned, the longest forgotten first.</summary>
    public static string Planner(Item item, Stage stage) =>
        Planner(item.Key.Type, stage.Pipeline, RangeOf(item)) + PlannerSort(item) + RowKey.Separator + KeyPart.Escape(item.Key.Id.Value);

    /// <summary>The ranges of a planner's column. Their places sort alike.</summary>
    public static ImmutableArray<ListRange> Planner(ItemType type, PipelineId pipeline, PlannerColumn column, UserDay day)
    {
        return column switch
        {
            PlannerColumn.Overdue => [Due(day.Overdue)],
            PlannerColumn.Today => [Due(day.Today), Whole(Incoming)],
            PlannerColumn.ThisWeek => [Due(day.ThisWeek)],
            PlannerColumn.NextWeek => [Due(day.NextWeek)],
            PlannerColumn.Later => [Due(day.Later)],
            PlannerColumn.NothingPlanned => [Whole(Nothing)],
            _ => throw new UnreachableException(),
        };

        ListRange Whole(string range)
        {
            var prefix = Planner(type, pipeline, range);
            return new ListRange(prefix, KeyRange.WithPrefix(prefix));
        }

        ListRange Due(Interval due)
        {
            var prefix = Planner(type, pipeline, Deadline);
            return new ListRange(prefix, ListRange.DueIn(prefix, due));
        }
    }

    private static string Planner(ItemType type, PipelineId pipeline, string range) => RowKey.Prefix(
        RowKind.Board.Word, KeyPart.Escape("nearest"), KeyPart.Escape(type.Value), KeyPart.Escape(pipeline.Value), KeyPart.Escape(range));

    private static string RangeOf(Item item) =>
        item.Open.Count == 0 ? Nothing : item.Open.Values.Any(static open => open.Incoming) ? Incoming : Deadline;

    private static KeyPart PlannerSort(Item item) => SortableKey.Ascending(
        item.Open.Count == 0 ? item.Attention.At : item.Open.NextDeadline ?? ListRange.Never);

    private static KeyPart SortOf(BoardOrder order, Item item) => order switch
    {
        BoardOrder.Attention => SortableKey.Descending(item.Attention.At),
        BoardOrder.Created => SortableKey.Descending(item.CreatedAt),
        BoardOrder.Forgotten => SortableKey.Ascending(item.Attention.At),
        _ => throw new UnreachableException(),
    };

    private static KeyPart Word(BoardOrder order) => KeyPart.Escape(order switch
    {
        BoardOrder.Attention => "attention",
        BoardOrder.Created => "created",
        BoardOrder.Forgotten => "forgotten",
        _ => throw new UnreachableException(),
    });
}
