using SmartActivities.Domain.Calendars;

namespace SmartActivities.Storage.Rows;

/// <summary>What is remembered of a user, version 1.</summary>
/// <param name="Id">The user, whole: the key may hold a digest of the id's tail.</param>
/// <param name="Zone">IANA zone.</param>
/// <param name="Language">Language tag.</param>
/// <param name="Name">What the user is called.</param>
/// <param name="Admin">Whether the user administers the tenant.</param>
/// <param name="WrittenAt">When the row was last written: the next change waits for a day.</param>
internal sealed record UserRow(string Id, string? Zone, string? Language, string? Name, bool Admin, Instant WrittenAt)
{
    public int V { get; init; } = 1;

    public static UserRow Of(SeenUser user, Instant now) =>
        new(user.Id.Value, user.Zone?.Id, user.Language?.Tag, user.Name, user.IsAdmin, now);

    public SeenUser ToUser() => new(
        UserId.Parse(Id), IanaZones.Find(Zone), Domain.Languages.Language.Find(Language), Name, Admin);
}
