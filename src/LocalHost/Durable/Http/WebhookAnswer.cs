using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalHost.Durable.Client;
using Microsoft.AspNetCore.Http;

namespace LocalHost.Durable.Http;

/// <summary>Answers of the webhooks.</summary>
internal static class WebhookAnswer
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task Json(HttpContext http, int status, JsonNode? body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(body?.ToJsonString(Readable) ?? "null", http.RequestAborted);
    }

    public static Task Error(HttpContext http, int status, string message) => Json(http, status, new JsonObject { ["Message"] = message });

    /// <summary>Why something was not done, where a webhook has no answer of its own for it.</summary>
    public static Task Refusal(HttpContext http, HubOutcome.Refused refused) => Error(http, StatusOf(refused.Why), refused.Message);

    private static int StatusOf(HubRefusal why) => why switch
    {
        HubRefusal.NotFound or HubRefusal.Invalid => StatusCodes.Status400BadRequest,
        HubRefusal.IdInUse or HubRefusal.NotEnded => StatusCodes.Status409Conflict,
        HubRefusal.NotRunning => StatusCodes.Status410Gone,
        HubRefusal.NotToBePurged => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>A stored value as JSON; what is none, such as the reason of a failure, as a string.</summary>
    public static JsonNode? Value(string? stored)
    {
        if (stored is null)
            return null;
        try
        {
            return JsonNode.Parse(stored);
        }
        catch (JsonException)
        {
            return stored;
        }
    }
}
