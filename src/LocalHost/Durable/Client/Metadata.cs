using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Client;

/// <summary>What a client sees of a stored instance.</summary>
internal static class Metadata
{
    public static OrchestrationMetadata Of(InstanceRow row, bool withData, DataConverter converter) => new(row.Name, row.Id)
    {
        RuntimeStatus = row.Status,
        CreatedAt = new DateTimeOffset(row.CreatedAt, TimeSpan.Zero),
        LastUpdatedAt = new DateTimeOffset(row.UpdatedAt, TimeSpan.Zero),
        DataConverter = withData ? converter : null,
        SerializedInput = withData ? row.Input : null,
        SerializedOutput = withData ? row.Output : null,
        SerializedCustomStatus = withData ? row.CustomStatus : null,
        FailureDetails = row.Failure is { } failure ? HistoryJson.ReadFailure(failure).ToDetails() : null,
        Tags = row.Tags is { } tags ? HistoryJson.ReadTags(tags) : System.Collections.Immutable.ImmutableDictionary<string, string>.Empty,
    };
}
