using SmartActivities.Domain.Limits;

namespace SmartActivities.Storage;

/// <summary>A clean-up that was to change.</summary>
/// <param name="CleanUp">The clean-up as it is now.</param>
/// <param name="WasChanged">Whether it was changed.</param>
public sealed record ChangedCleanUp(CleanUp CleanUp, bool WasChanged);
