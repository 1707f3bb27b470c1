using System.Globalization;
using LocalHost.Durable.Client;
using LocalHost.Durable.Store;
using LocalHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Http;

/// <summary>How instances stand.</summary>
internal sealed class StatusWebhooks(HubClient client)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>200 when the instance has ended, 202 while it has not, 404 when there is none.</summary>
    public Task TellAsync(HttpContext http, string instanceId)
    {
        var request = http.Request;
        if (client.Find(instanceId) is not { } instance) return Answer.Empty(http, StatusCodes.Status404NotFound);
        var history = request.Flag("showHistory", otherwise: false) ? client.History(instanceId) : null;
        var status = StatusOf(instance, request.Flag("returnInternalServerErrorOnFailure", otherwise: false));
        if (status == StatusCodes.Status202Accepted)
        {
            http.Response.Headers.Location = request.GetEncodedUrl();
            http.Response.Headers.RetryAfter = Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return WebhookAnswer.Json(http, status, StatusBody.Of(
            instance,
            request.Flag("showInput", otherwise: true),
            history is null ? null : HistoryBody.Of(history, request.Flag("showHistoryOutput", otherwise: false))));
    }

    private static int StatusOf(InstanceRow instance, bool failureIsAnError)
    {
        if (!instance.HasEnded)
            return StatusCodes.Status202Accepted;
        return failureIsAnError && instance.Status == OrchestrationStatus.Failed
            ? StatusCodes.Status500InternalServerError
            : StatusCodes.Status200OK;
    }
}
