using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Storage.Rows;

/// <summary>An opt-out in its user's row.</summary>
internal sealed record OptOutRow(string Type, string? Pipeline, string? Item, OptOutChoice Choice, Instant? Until)
{
    public static OptOutRow Of(OptOut optOut) => new(
        optOut.Scope.ItemType.Value, optOut.Scope.Pipeline?.Value, optOut.Scope.ItemId?.Value, optOut.Choice, optOut.Until);

    public OptOut ToOptOut() => new(
        new OptOutScope(
            ItemType.Parse(Type), Pipeline is null ? null : PipelineId.Parse(Pipeline), Item is null ? null : ItemId.Parse(Item)),
        Choice,
        Until);
}
