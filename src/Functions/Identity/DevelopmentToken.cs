namespace SmartActivities.Functions.Identity;

/// <summary>A token of the development issuer.</summary>
/// <param name="Token">Compact JWT, for the Authorization header.</param>
/// <param name="ExpiresAt">A year after it was made.</param>
internal sealed record DevelopmentToken(string Token, Instant ExpiresAt);
