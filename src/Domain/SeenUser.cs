using SmartActivities.Domain.Languages;

namespace SmartActivities.Domain;

/// <summary>A user as a token shows one: what the service knows of somebody who is not asking at the moment.</summary>
/// <param name="Id">The CRM's own id of the user.</param>
/// <param name="Zone">The user's zone; absent: the tenant's.</param>
/// <param name="Language">The user's language; absent: the tenant's.</param>
/// <param name="Name">What the user is called; absent where no token said so.</param>
/// <param name="IsAdmin">Whether the user administers the tenant.</param>
public sealed record SeenUser(UserId Id, DateTimeZone? Zone, Language? Language, string? Name, bool IsAdmin);
