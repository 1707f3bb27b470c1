using System.Text;
using System.Text.Json;
using LocalHost.Durable.Client;
using LocalHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LocalHost.Durable.Http;

/// <summary>What is done to one running instance: 202 when it is, 404 for an unknown one, 410 for one that has ended.</summary>
internal sealed class ControlWebhooks(HubClient client)
{
    public async Task RaiseAsync(HttpContext http, string instanceId, string eventName)
    {
        // As upstream, the instance is looked at before the content.
        if (await RefuseEndedAsync(http, instanceId)) return;
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "application/json")
            await WebhookAnswer.Error(http, StatusCodes.Status400BadRequest, "Only application/json request content is supported");
        else if (await ReadJsonAsync(http) is not { } json)
            await WebhookAnswer.Error(http, StatusCodes.Status400BadRequest, "Invalid JSON content");
        else
            await AnswerAsync(http, await client.RaiseAsync(instanceId, eventName, json, http.RequestAborted));
    }

    public async Task TerminateAsync(HttpContext http, string instanceId) =>
        await AnswerAsync(http, await client.TerminateAsync(instanceId, Text(Reason(http)), isRecursive: false, http.RequestAborted));

    public async Task SuspendAsync(HttpContext http, string instanceId) =>
        await AnswerAsync(http, await client.SuspendAsync(instanceId, Reason(http), http.RequestAborted));

    public async Task ResumeAsync(HttpContext http, string instanceId) =>
        await AnswerAsync(http, await client.ResumeAsync(instanceId, Reason(http), http.RequestAborted));

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

    private static string? Text(string? reason) => reason is null ? null : JsonSerializer.Serialize(reason);

    private static string? Reason(HttpContext http) => http.Request.Text("reason");

    private async Task<bool> RefuseEndedAsync(HttpContext http, string instanceId)
    {
        var instance = client.Find(instanceId);
        if (instance is { HasEnded: false }) return false;
        await Answer.Empty(http, instance is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);
        return true;
    }

    private static Task AnswerAsync(HttpContext http, HubOutcome outcome) => outcome switch
    {
        HubOutcome.Done => Answer.Empty(http, StatusCodes.Status202Accepted),
        HubOutcome.Refused { Why: HubRefusal.NotFound } => Answer.Empty(http, StatusCodes.Status404NotFound),
        HubOutcome.Refused { Why: HubRefusal.NotRunning } => Answer.Empty(http, StatusCodes.Status410Gone),
        HubOutcome.Refused refused => WebhookAnswer.Refusal(http, refused),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
