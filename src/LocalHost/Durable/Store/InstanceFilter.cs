using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Store;

/// <summary>Which instances to list, in the order of their ids. Times are UTC ticks, both ends included.</summary>
internal sealed record InstanceFilter(
    long? CreatedFrom = null,
    long? CreatedTo = null,
    long? UpdatedFrom = null,
    long? UpdatedTo = null,
    IReadOnlyCollection<OrchestrationStatus>? Statuses = null,
    string? Prefix = null,
    string? After = null,
    int Limit = int.MaxValue);
