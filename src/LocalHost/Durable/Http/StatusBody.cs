using System.Globalization;
using System.Text.Json.Nodes;
using LocalHost.Durable.Store;

namespace LocalHost.Durable.Http;

/// <summary>What the webhooks tell of an instance.</summary>
internal static class StatusBody
{
    public static JsonObject Of(InstanceRow instance, bool showInput, JsonArray? history = null)
    {
        var body = new JsonObject
        {
            ["name"] = instance.Name,
            ["instanceId"] = instance.Id,
            ["runtimeStatus"] = instance.Status.ToString(),
            ["input"] = showInput ? WebhookAnswer.Value(instance.Input) : null,
            ["customStatus"] = WebhookAnswer.Value(instance.CustomStatus),
            ["output"] = WebhookAnswer.Value(instance.Output),
            ["createdTime"] = Second(instance.CreatedAt),
            ["lastUpdatedTime"] = Second(instance.UpdatedAt),
        };
        if (history is not null)
            body["historyEvents"] = history;
        return body;
    }

    private static string Second(long ticks) =>
        new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
