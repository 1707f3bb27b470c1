using System.Text;
using System.Text.Json;
using Grpc.Core;
using LocalHost.Durable.Client;
using LocalHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LocalHost.Durable.Http;

/// <summary>What is done to one running instance: 202 when it is, 404 for an unknown one, 410 for one that has ended.</summary>
internal sealed class ControlWebhooks(HubClient client)
{
    public Task RaiseAsync(HttpContext http, string instanceId, string eventName) => WhileItRunsAsync(http, instanceId, async () =>
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "application/json")
        {
            await WebhookAnswer.Error(http, StatusCodes.Status400BadRequest, "Only application/json request content is supported");
            return;
        }

        if (await ReadJsonAsync(http) is not { } json)
        {
            await WebhookAnswer.Error(http, StatusCodes.Status400BadRequest, "Invalid JSON content");
            return;
        }

        await client.RaiseJsonAsync(instanceId, eventName, json, http.RequestAborted);
        await Answer.Empty(http, StatusCodes.Status202Accepted);
    });

    public Task TerminateAsync(HttpContext http, string instanceId) => DoAsync(
        http, instanceId, reason => client.TerminateInstanceAsync(instanceId, (object?)reason, http.RequestAborted));

    public Task SuspendAsync(HttpContext http, string instanceId) => DoAsync(
        http, instanceId, reason => client.SuspendInstanceAsync(instanceId, reason, http.RequestAborted));

    public Task ResumeAsync(HttpContext http, string instanceId) => DoAsync(
        http, instanceId, reason => client.ResumeInstanceAsync(instanceId, reason, http.RequestAborted));

    /// <summary>The body when it is JSON; null otherwise.</summary>
    public static async Task<string?> ReadJsonAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return text;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Task DoAsync(HttpContext http, string instanceId, Func<string?, Task> operation) => WhileItRunsAsync(http, instanceId, async () =>
    {
        await operation(http.Request.Text("reason"));
        await Answer.Empty(http, StatusCodes.Status202Accepted);
    });

    private async Task WhileItRunsAsync(HttpContext http, string instanceId, Func<Task> operation)
    {
        if (await client.GetInstanceAsync(instanceId, http.RequestAborted) is not { } instance)
        {
            await Answer.Empty(http, StatusCodes.Status404NotFound);
            return;
        }

        if (instance.IsCompleted)
        {
            await Answer.Empty(http, StatusCodes.Status410Gone);
            return;
        }

        try
        {
            await operation();
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unknown)
        {
            // It has ended since it was looked at.
            await Answer.Empty(http, StatusCodes.Status410Gone);
        }
    }
}
