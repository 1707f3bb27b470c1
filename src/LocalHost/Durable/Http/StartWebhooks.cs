using System.Text.Json.Nodes;
using LocalHost.Durable.Client;
using LocalHost.Durable.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Http;

/// <summary>
/// Starting an instance, and starting one again. On request the answer waits for the result, for a limited time; otherwise, or when that
/// has passed, it is 202 with the URLs of the instance.
/// </summary>
internal sealed class StartWebhooks(DurableHub hub, HubClient client, StatusWebhooks statuses, WebhookAddress address, TimeProvider time)
{
    // For the caller to fill in.
    private const string Reason = "reason={text}";

    // Seconds after which a client that waits is asked to look again.
    private const string RetryAfter = "10";

    public async Task StartAsync(HttpContext http, string orchestrator, string? instanceId)
    {
        string? input = null;
        if (http.Request.ContentLength is not (0 or null) || http.Request.Headers.TransferEncoding.Count > 0)
        {
            input = await ControlWebhooks.ReadJsonAsync(http);
            if (input is null)
            {
                await WebhookAnswer.Error(http, StatusCodes.Status400BadRequest, "Invalid JSON content");
                return;
            }
        }

        var start = new StartCommand(orchestrator, input) { InstanceId = instanceId, Version = http.Request.Text("version") };
        await BeginAsync(http, () => client.StartAsync(start, http.RequestAborted));
    }

    public Task RestartAsync(HttpContext http, string instanceId) => BeginAsync(
        http, () => client.RestartAsync(instanceId, http.Request.Flag("restartWithNewInstanceId", otherwise: true), http.RequestAborted));

    private async Task BeginAsync(HttpContext http, Func<Task<HubOutcome>> begin)
    {
        var timeout = http.Request.Seconds("timeout");
        var interval = http.Request.Seconds("pollingInterval");
        if (interval > timeout)
        {
            await WebhookAnswer.Error(http, StatusCodes.Status400BadRequest, "The total timeout should be longer than the polling interval.");
            return;
        }

        var outcome = await begin();
        if (outcome is HubOutcome.Refused refused)
        {
            await WebhookAnswer.Refusal(http, refused);
            return;
        }

        var instanceId = ((HubOutcome.Done)outcome).InstanceId;
        if (timeout is null || interval is null || await ResultAsync(instanceId, timeout.Value, http.RequestAborted) is not { } instance)
            await AnswerLinksAsync(http, instanceId);
        else if (instance.Status == OrchestrationStatus.Completed)
            await WebhookAnswer.Json(http, StatusCodes.Status200OK, WebhookAnswer.Value(instance.Output));
        else
            await statuses.TellAsync(http, instanceId);
    }

    // The engine says when an instance ends, so the interval between looks at it has no meaning here.
    private async Task<InstanceRow?> ResultAsync(string instanceId, TimeSpan timeout, CancellationToken aborted)
    {
        using var passed = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(passed.Token, aborted);
        try
        {
            return await client.WaitAsync(instanceId, instance => instance.HasEnded, either.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private Task AnswerLinksAsync(HttpContext http, string instanceId)
    {
        var request = http.Request;
        var instance = $"{request.Scheme}://{request.Host}{WebhookAddress.Path}/instances/{Uri.EscapeDataString(instanceId)}";
        var query = $"taskHub={Uri.EscapeDataString(hub.Options.HubName)}"
            + $"&connection={Uri.EscapeDataString(request.Text("connection") ?? "Storage")}&{address.Query}";
        var status = $"{instance}?{query}";
        http.Response.Headers.Location = status;
        http.Response.Headers.RetryAfter = RetryAfter;
        return WebhookAnswer.Json(http, StatusCodes.Status202Accepted, new JsonObject
        {
            ["id"] = instanceId,
            ["statusQueryGetUri"] = status,
            ["sendEventPostUri"] = $"{instance}/raiseEvent/{{eventName}}?{query}",
            ["terminatePostUri"] = $"{instance}/terminate?{Reason}&{query}",
            ["purgeHistoryDeleteUri"] = status,
            ["restartPostUri"] = $"{instance}/restart?{query}",
            ["suspendPostUri"] = $"{instance}/suspend?{Reason}&{query}",
            ["resumePostUri"] = $"{instance}/resume?{Reason}&{query}",
        });
    }
}
