namespace Microsoft.DurableTask.Client;

/// <summary>Which ended orchestrations to purge.</summary>
/// <param name="CreatedFrom">Only those made at or after it.</param>
/// <param name="CreatedTo">Only those made at or before it.</param>
/// <param name="Statuses">Only those in one of these states.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>How long the purge may take; null for as long as it needs.</summary>
    public TimeSpan? Timeout { get; init; }
}
