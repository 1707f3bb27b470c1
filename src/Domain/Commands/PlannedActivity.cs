namespace SmartActivities.Domain.Commands;

/// <summary>A new activity with all that follows from planning it.</summary>
internal readonly record struct PlannedActivity(Activity Activity, ChangeSet Changes);
