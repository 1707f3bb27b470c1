namespace SmartActivities.Domain.Templates;

/// <summary>For which items a template is meant; what is absent may be anything.</summary>
/// <param name="ItemType">The item type.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Stage">The stage.</param>
public readonly record struct TemplateScope(ItemType? ItemType = null, PipelineId? Pipeline = null, StageId? Stage = null)
{
    /// <summary>How narrow the scope is: a stage weighs more than a pipeline, and that more than an item type. 0 is everywhere, 7 is
    /// one column.</summary>
    public int Specificity => (Stage is null ? 0 : 4) + (Pipeline is null ? 0 : 2) + (ItemType is null ? 0 : 1);

    /// <summary>Whether an item is one of those that are meant. An item whose stage is unknown has neither pipeline nor stage.</summary>
    public bool Covers(ItemType type, Stage? stage) =>
        (ItemType is null || ItemType == type) &&
        (Pipeline is null || Pipeline == stage?.Pipeline) &&
        (Stage is null || Stage == stage?.Id);
}
