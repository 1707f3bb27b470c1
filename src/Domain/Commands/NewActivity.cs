namespace SmartActivities.Domain.Commands;

/// <summary>A new activity with all that follows from planning it.</summary>
internal readonly record struct NewActivity(Activity Activity, ChangeSet Changes);
