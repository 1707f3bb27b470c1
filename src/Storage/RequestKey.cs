namespace SmartActivities.Storage;

/// <summary>An Idempotency-Key: the same request under the same key is done once and answered alike.</summary>
/// <param name="Value">The key, unique in the tenant; at most 128 characters when written into a storage key.</param>
/// <param name="Fingerprint">A checksum of who asked for what; another one under the same key is refused.</param>
public sealed record RequestKey(string Value, string Fingerprint);
