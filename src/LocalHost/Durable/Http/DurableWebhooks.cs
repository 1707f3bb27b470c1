using LocalHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Http;

/// <summary>The hub over HTTP, for whoever has its key or the master key.</summary>
internal sealed class DurableWebhooks(
    AccessKeys keys, SystemKey key, DurableHub hub, StatusWebhooks statuses, HubWebhooks many, ControlWebhooks control, StartWebhooks starts,
    ILogger<DurableWebhooks> logger)
{
    public async Task ServeAsync(HttpContext http, PathString path)
    {
        if (!keys.IsMaster(http.Request) && !AccessKeys.Opens(http.Request, [key.Bytes]))
        {
            await Answer.Empty(http, StatusCodes.Status401Unauthorized);
            return;
        }

        try
        {
            await RouteAsync(http, path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        // Whatever goes wrong is told as the official extension tells it.
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            logger.WebhookFailed(exception, http.Request.Method);
            http.Response.Clear();
            await WebhookAnswer.Error(http, StatusCodes.Status500InternalServerError, "Something went wrong while processing your request");
        }
    }

    private static bool Is(string word, string expected) => word.Equals(expected, StringComparison.OrdinalIgnoreCase);

    // There is one hub; in another one, none of the instances would be found.
    private bool IsForAnotherHub(HttpRequest request) => request.Text("taskHub") is { } asked && !Is(asked, hub.Options.HubName);

    private Task RouteAsync(HttpContext http, string[] path)
    {
        if (IsForAnotherHub(http.Request))
            return NotFound(http);
        return path switch
        {
            [var area, var name] when Is(area, "orchestrators") && IsPost(http) => starts.StartAsync(http, name, instanceId: null),
            [var area, var name, var id] when Is(area, "orchestrators") && IsPost(http) => starts.StartAsync(http, name, id),
            [var area, .. var rest] when Is(area, "instances") => Instances(http, rest),
            _ => NotFound(http),
        };
    }

    private Task Instances(HttpContext http, string[] path) => (http.Request.Method, path) switch
    {
        ("GET", []) => many.ListAsync(http),
        ("DELETE", []) => many.PurgeAsync(http),
        ("GET", [var id]) => statuses.TellAsync(http, id),
        ("DELETE", [var id]) => many.PurgeAsync(http, id),
        ("POST", [var id, var operation]) when Is(operation, "terminate") => control.TerminateAsync(http, id),
        ("POST", [var id, var operation]) when Is(operation, "suspend") => control.SuspendAsync(http, id),
        ("POST", [var id, var operation]) when Is(operation, "resume") => control.ResumeAsync(http, id),
        ("POST", [var id, var operation]) when Is(operation, "restart") => starts.RestartAsync(http, id),
        ("POST", [var id, var operation, var name]) when Is(operation, "raiseEvent") => control.RaiseAsync(http, id, name),
        _ => NotFound(http),
    };

    private static Task NotFound(HttpContext http) => Answer.Empty(http, StatusCodes.Status404NotFound);

    private static bool IsPost(HttpContext http) => HttpMethods.IsPost(http.Request.Method);
}
