namespace SmartActivities.Domain.Commands;

/// <summary>What is written when some activities follow their item.</summary>
internal readonly record struct CaughtUp(Item Item, Item? Target, ImmutableArray<ActivityChange> Activities, ImmutableArray<TimelineEntry> Timeline);
