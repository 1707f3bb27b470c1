using SmartActivities.Functions.Activities;

namespace SmartActivities.Functions.FormClose;

/// <summary>The body of a request to evaluate.</summary>
internal sealed record EvaluateRequest
{
    public ItemReference? Item { get; init; }
    public StageFields? Stage { get; init; }
    public bool? IsNew { get; init; }
    public bool? ReadOnly { get; init; }
    public bool? HasUnsavedChanges { get; init; }
}
