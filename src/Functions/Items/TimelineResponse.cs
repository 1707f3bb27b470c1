using SmartActivities.Functions.Activities;

namespace SmartActivities.Functions.Items;

/// <summary>What is planned on an item, and a page of what happened.</summary>
internal sealed record TimelineResponse(
    IReadOnlyList<ActivityResponse> Planned, IReadOnlyList<TimelineEntryResponse> Items, string? NextCursor);
