using SmartActivities.Functions.FormClose;
using SmartActivities.Functions.Http.Problems;

namespace SmartActivities.Functions.Items;

/// <summary>The body of a request that tells of an item: also what a read gave. The type and the id must then be those of the address, and
/// what we know ourselves is passed over.</summary>
internal sealed record PutItemRequest
{
    public string? Title { get; init; }
    public StageFields? Stage { get; init; }
    public string? ResponsibleId { get; init; }

    public string? Type { get; init; }
    public string? Id { get; init; }
    public Instant? CreatedAt { get; init; }
    public int? OpenActivities { get; init; }
    public Instant? NextDeadline { get; init; }
    public AttentionResponse? Attention { get; init; }
    public int? AutoCompleted { get; init; }

    /// <summary>Adds a violation for a body that is another item's.</summary>
    public void MustAgreeWith(ItemKey address, Violations violations)
    {
        if (Type is not null && (!ItemType.TryParse(Type, out var type) || type != address.Type))
            violations.Add("/type", "otherType", "The type is that of the address; leave it out here.");
        if (Id is not null && Id != address.Id.Value)
            violations.Add("/id", "otherId", "The id is that of the address; leave it out here.");
    }
}
