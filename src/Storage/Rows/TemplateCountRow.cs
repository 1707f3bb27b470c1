namespace SmartActivities.Storage.Rows;

/// <summary>How many templates a tenant has, version 1. Whoever adds or removes one holds this row's tag, so that there are never too
/// many; the revisions of all templates are counted here, so that one that is deleted and made again is not taken for the old.</summary>
internal sealed record TemplateCountRow(long Revision, int Count)
{
    public int V { get; init; } = 1;
    public ImmutableArray<string>? Marks { get; init; }
}
