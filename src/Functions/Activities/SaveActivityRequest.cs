namespace SmartActivities.Functions.Activities;

/// <summary>The body of a request to save an activity.</summary>
internal sealed record SaveActivityRequest : ActivityFields
{
    public ItemReference? Item { get; init; }
    public long? ParentId { get; init; }
}
