namespace Microsoft.DurableTask.Client;

/// <summary>Which orchestrations to list.</summary>
/// <param name="CreatedFrom">Only those made at or after it.</param>
/// <param name="CreatedTo">Only those made at or before it.</param>
/// <param name="Statuses">Only those in one of these states.</param>
/// <param name="TaskHubNames">Ignored: there is one hub.</param>
/// <param name="InstanceIdPrefix">Only those whose id begins so.</param>
/// <param name="PageSize">How many a page holds.</param>
/// <param name="FetchInputsAndOutputs">Whether to fetch input, output and custom status too.</param>
/// <param name="ContinuationToken">Where to go on.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = 100,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    /// <summary>How many a page holds when nothing is said.</summary>
    public const int DefaultPageSize = 100;
}
