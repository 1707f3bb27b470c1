using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using LocalHost.Durable.Client;
using LocalHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Http;

/// <summary>What concerns many instances: listing and purging them.</summary>
internal sealed class HubWebhooks(HubClient client, TimeProvider time)
{
    private const string ContinuationHeader = "x-ms-continuation-token";

    /// <summary>Lists instances in pages. The last page, as upstream, comes with an empty continuation token.</summary>
    public async Task ListAsync(HttpContext http)
    {
        var request = http.Request;
        if (!TryReadToken(request.Headers[ContinuationHeader], out var after))
        {
            await WebhookAnswer.Error(http, StatusCodes.Status400BadRequest, "The continuation token is not one that was given out.");
            return;
        }

        var query = new OrchestrationQuery(
            request.Moment("createdTimeFrom"),
            request.Moment("createdTimeTo"),
            request.Statuses(),
            InstanceIdPrefix: request.Text("instanceIdPrefix"),
            PageSize: request.Number("top") is { } top and > 0 ? top : OrchestrationQuery.DefaultPageSize,
            FetchInputsAndOutputs: true,
            ContinuationToken: after);
        var showInput = request.Flag("showInput", otherwise: true);
        await foreach (var page in client.GetAllInstancesAsync(query).AsPages())
        {
            http.Response.Headers[ContinuationHeader] = page.ContinuationToken is { } next ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(next)) : "";
            await WebhookAnswer.Json(http, StatusCodes.Status200OK, new JsonArray([.. page.Values.Select(instance => StatusBody.Of(instance, showInput))]));
            return;
        }
    }

    public async Task PurgeAsync(HttpContext http, string instanceId) =>
        await AnswerAsync(http, await client.PurgeInstanceAsync(instanceId, http.RequestAborted));

    public async Task PurgeAsync(HttpContext http)
    {
        if (http.Request.Moment("createdTimeFrom") is not { } from)
        {
            await WebhookAnswer.Json(http, StatusCodes.Status400BadRequest, "Please provide value for 'createdTimeFrom' parameter.");
            return;
        }

        var filter = new PurgeInstancesFilter(from, http.Request.Moment("createdTimeTo") ?? time.GetUtcNow(), http.Request.Statuses());
        await AnswerAsync(http, await client.PurgeAllInstancesAsync(filter, http.RequestAborted));
    }

    private static Task AnswerAsync(HttpContext http, PurgeResult result) => result.PurgedInstanceCount == 0
        ? Answer.Empty(http, StatusCodes.Status404NotFound)
        : WebhookAnswer.Json(http, StatusCodes.Status200OK, new JsonObject { ["instancesDeleted"] = result.PurgedInstanceCount });

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
