using System.Text.Json.Nodes;
using DurableTask.Core.Exceptions;
using Grpc.Core;
using LocalHost.Durable.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Http;

/// <summary>
/// Starting an instance, and starting one again. On request the answer waits for the result, for a limited time; otherwise, or when that
/// has passed, it is 202 with the URLs of the instance.
/// </summary>
internal sealed class StartWebhooks(DurableHub hub, HubClient client, StatusWebhooks statuses, WebhookAddress address, TimeProvider time)
{
    private const string Reason = "{text}";

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

        await BeginAsync(http, () => client.StartWithJsonAsync(orchestrator, instanceId, http.Request.Text("version"), input, http.RequestAborted));
    }

    public Task RestartAsync(HttpContext http, string instanceId) => BeginAsync(
        http, () => client.RestartAsync(instanceId, http.Request.Flag("restartWithNewInstanceId", otherwise: true), http.RequestAborted));

    private async Task BeginAsync(HttpContext http, Func<Task<string>> begin)
    {
        var timeout = http.Request.Seconds("timeout");
        var interval = http.Request.Seconds("pollingInterval");
        if (interval > timeout)
        {
            await WebhookAnswer.Error(http, StatusCodes.Status400BadRequest, "The total timeout should be longer than the polling interval.");
            return;
        }

        string instanceId;
        try
        {
            instanceId = await begin();
        }
        catch (Exception exception) when (Refusal(exception) is { } status)
        {
            await WebhookAnswer.Error(http, status, exception is RpcException { Status.Detail: var detail } ? detail : exception.Message);
            return;
        }

        if (timeout is null || interval is null || await ResultAsync(instanceId, timeout.Value, http.RequestAborted) is not { } instance)
            await AnswerLinksAsync(http, instanceId);
        else if (instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed)
            await WebhookAnswer.Json(http, StatusCodes.Status200OK, WebhookAnswer.Value(instance.SerializedOutput));
        else
            await statuses.TellAsync(http, instanceId);
    }

    // The engine says when an instance ends, so the interval between looks at it has no meaning here.
    private async Task<OrchestrationMetadata?> ResultAsync(string instanceId, TimeSpan timeout, CancellationToken aborted)
    {
        using var passed = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(passed.Token, aborted);
        try
        {
            return await client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, either.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private Task AnswerLinksAsync(HttpContext http, string instanceId)
    {
        var request = http.Request;
        var links = new InstanceLinks(
            $"{request.Scheme}://{request.Host}",
            instanceId,
            $"taskHub={Uri.EscapeDataString(hub.Options.HubName)}&connection={Uri.EscapeDataString(request.Text("connection") ?? "Storage")}&{address.Query}");
        http.Response.Headers.Location = links.Status;
        http.Response.Headers.RetryAfter = InstanceLinks.RetryAfter;
        return WebhookAnswer.Json(http, StatusCodes.Status202Accepted, new JsonObject
        {
            ["id"] = instanceId,
            ["statusQueryGetUri"] = links.Status,
            ["sendEventPostUri"] = links.SendEvent,
            ["terminatePostUri"] = links.Reasoned("terminate", Reason),
            ["purgeHistoryDeleteUri"] = links.Purge,
            ["restartPostUri"] = links.Restart,
            ["suspendPostUri"] = links.Reasoned("suspend", Reason),
            ["resumePostUri"] = links.Reasoned("resume", Reason),
        });
    }

    private static int? Refusal(Exception exception) => exception switch
    {
        OrchestrationAlreadyExistsException or InvalidOperationException => StatusCodes.Status409Conflict,
        ArgumentException or RpcException { StatusCode: StatusCode.Internal } => StatusCodes.Status400BadRequest,
        _ => null,
    };
}
