using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Http;

/// <summary>What the webhooks tell of an instance.</summary>
internal static class StatusBody
{
    public static JsonObject Of(OrchestrationMetadata instance, bool showInput, JsonArray? history = null)
    {
        var body = new JsonObject
        {
            ["name"] = instance.Name,
            ["instanceId"] = instance.InstanceId,
            ["runtimeStatus"] = instance.RuntimeStatus.ToString(),
            ["input"] = showInput ? WebhookAnswer.Value(instance.SerializedInput) : null,
            ["customStatus"] = WebhookAnswer.Value(instance.SerializedCustomStatus),
            ["output"] = WebhookAnswer.Value(instance.SerializedOutput),
            ["createdTime"] = Second(instance.CreatedAt),
            ["lastUpdatedTime"] = Second(instance.LastUpdatedAt),
        };
        if (history is not null)
            body["historyEvents"] = history;
        return body;
    }

    private static string Second(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
