namespace SmartActivities.Domain;

/// <summary>How long before a deadline a user likes to be reminded in one place.</summary>
/// <param name="ItemType">Items of this type.</param>
/// <param name="Pipeline">Of one pipeline; absent for all of them.</param>
/// <param name="Reminders">The reminders.</param>
public sealed record ReminderPreference(ItemType ItemType, PipelineId? Pipeline, ReminderOffsets Reminders);
