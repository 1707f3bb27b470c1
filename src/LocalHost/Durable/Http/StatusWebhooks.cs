using System.Globalization;
using LocalHost.Durable.Client;
using LocalHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Http;

/// <summary>How instances stand.</summary>
internal sealed class StatusWebhooks(DurableHub hub, HubClient client)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>200 when the instance has ended, 202 while it has not, 404 when there is none.</summary>
    public async Task TellAsync(HttpContext http, string instanceId)
    {
        var request = http.Request;
        if (await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, http.RequestAborted) is not { } instance)
        {
            await Answer.Empty(http, StatusCodes.Status404NotFound);
            return;
        }

        var history = request.Flag("showHistory", otherwise: false) && hub.Engine.Store.Find(instanceId) is { } row
            ? hub.Engine.Store.LoadTurn(row.Key)?.History
            : null;
        var status = StatusOf(instance, request.Flag("returnInternalServerErrorOnFailure", otherwise: false));
        if (status == StatusCodes.Status202Accepted)
        {
            http.Response.Headers.Location = request.GetEncodedUrl();
            http.Response.Headers.RetryAfter = Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        await WebhookAnswer.Json(http, status, StatusBody.Of(
            instance,
            request.Flag("showInput", otherwise: true),
            history is null ? null : HistoryBody.Of(history, request.Flag("showHistoryOutput", otherwise: false))));
    }

    private static int StatusOf(OrchestrationMetadata instance, bool failureIsAnError)
    {
        if (!instance.IsCompleted)
            return StatusCodes.Status202Accepted;
        return failureIsAnError && instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed
            ? StatusCodes.Status500InternalServerError
            : StatusCodes.Status200OK;
    }
}
