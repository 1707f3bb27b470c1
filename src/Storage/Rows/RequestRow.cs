namespace SmartActivities.Storage.Rows;

/// <summary>The answer to a request that carried an Idempotency-Key, version 1.</summary>
internal sealed record RequestRow(string Fingerprint, Instant At, string Answer)
{
    public int V { get; init; } = 1;
}
