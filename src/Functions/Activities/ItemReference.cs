namespace SmartActivities.Functions.Activities;

/// <summary>An item as requests name it.</summary>
internal sealed record ItemReference
{
    public string? Type { get; init; }
    public string? Id { get; init; }

    /// <summary>Only needed where the CRM never told us of the item.</summary>
    public string? Title { get; init; }
}
