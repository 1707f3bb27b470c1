using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using LocalHost.Durable.Client;
using LocalHost.Durable.Store;
using LocalHost.Http;
using Microsoft.AspNetCore.Http;

namespace LocalHost.Durable.Http;

/// <summary>What concerns many instances: listing and purging them.</summary>
internal sealed class HubWebhooks(HubClient client, TimeProvider time)
{
    private const string ContinuationHeader = "x-ms-continuation-token";
    private const int DefaultPage = 100;

    /// <summary>Lists instances in pages. The last page, as upstream, comes with an empty continuation token.</summary>
    public Task ListAsync(HttpContext http)
    {
        var request = http.Request;
        if (!TryReadToken(request.Headers[ContinuationHeader], out var after))
            return WebhookAnswer.Error(http, StatusCodes.Status400BadRequest, "The continuation token is not one that was given out.");
        var limit = request.Number("top") is { } top and > 0 ? top : DefaultPage;
        var found = client.List(new InstanceFilter(
            request.Moment("createdTimeFrom")?.UtcTicks,
            request.Moment("createdTimeTo")?.UtcTicks,
            Statuses: request.Statuses(),
            Prefix: request.Text("instanceIdPrefix"),
            After: after,
            Limit: limit));
        var showInput = request.Flag("showInput", otherwise: true);
        http.Response.Headers[ContinuationHeader] =
            found.Count == limit ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(found[^1].Id)) : "";
        return WebhookAnswer.Json(
            http, StatusCodes.Status200OK, new JsonArray([.. found.Select(instance => StatusBody.Of(instance, showInput))]));
    }

    public async Task PurgeAsync(HttpContext http, string instanceId) =>
        await AnswerAsync(http, await client.PurgeAsync(instanceId, isRecursive: false, http.RequestAborted));

    public async Task PurgeAsync(HttpContext http)
    {
        if (http.Request.Moment("createdTimeFrom") is not { } from)
        {
            await WebhookAnswer.Json(http, StatusCodes.Status400BadRequest, "Please provide value for 'createdTimeFrom' parameter.");
            return;
        }

        var to = http.Request.Moment("createdTimeTo") ?? time.GetUtcNow();
        var filter = new InstanceFilter(from.UtcTicks, to.UtcTicks, Statuses: http.Request.Statuses());
        await AnswerAsync(http, await client.PurgeAsync(filter, isRecursive: false, http.RequestAborted));
    }

    private static Task AnswerAsync(HttpContext http, HubOutcome outcome) => outcome switch
    {
        HubOutcome.Done { Count: 0 } => Answer.Empty(http, StatusCodes.Status404NotFound),
        HubOutcome.Done done => WebhookAnswer.Json(
            http, StatusCodes.Status200OK, new JsonObject { ["instancesDeleted"] = done.Count }),
        HubOutcome.Refused refused => WebhookAnswer.Refusal(http, refused),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool TryReadToken(string? given, out string? after)
    {
        after = null;
        if (string.IsNullOrEmpty(given))
            return true;
        if (!Base64Url.IsValid(given))
            return false;
        after = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(given));
        return true;
    }
}
