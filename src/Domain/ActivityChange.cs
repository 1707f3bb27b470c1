namespace SmartActivities.Domain;

/// <summary>One activity before and after a command.</summary>
/// <param name="Before">As it was; absent when it is new.</param>
/// <param name="After">As it is to be; absent when it is deleted.</param>
public readonly record struct ActivityChange(Activity? Before, Activity? After);
