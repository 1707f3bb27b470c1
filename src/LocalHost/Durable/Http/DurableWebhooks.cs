using LocalHost.Durable.Client;
using LocalHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Http;

/// <summary>The hub over HTTP, for whoever has its key or the master key.</summary>
internal sealed partial class DurableWebhooks
{
    private readonly AccessKeys _keys;
    private readonly SystemKey _key;
    private readonly DurableHub _hub;
    private readonly ILogger _logger;
    private readonly StatusWebhooks _statuses;
    private readonly HubWebhooks _many;
    private readonly ControlWebhooks _control;
    private readonly StartWebhooks _starts;

    public DurableWebhooks(
        AccessKeys keys, SystemKey key, DurableHub hub, HubClient client, WebhookAddress address, TimeProvider time, ILogger logger)
    {
        (_keys, _key, _hub, _logger) = (keys, key, hub, logger);
        _statuses = new StatusWebhooks(client);
        _many = new HubWebhooks(client, time);
        _control = new ControlWebhooks(client);
        _starts = new StartWebhooks(hub, client, _statuses, address, time);
    }

    public async Task ServeAsync(HttpContext http, PathString rest)
    {
        if (!_keys.IsMaster(http.Request) && !AccessKeys.Opens(http.Request, [_key.Bytes]))
        {
            await Answer.Challenge(http);
            return;
        }

        try
        {
            await RouteAsync(http, rest.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        // Whatever goes wrong is told as the official extension tells it.
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            LogFailed(exception, http.Request.Method);
            http.Response.Clear();
            await WebhookAnswer.Error(http, StatusCodes.Status500InternalServerError, "Something went wrong while processing your request");
        }
    }

    private static bool Is(string word, string expected) => word.Equals(expected, StringComparison.OrdinalIgnoreCase);

    // There is one hub; in another one, none of the instances would be found.
    private bool IsForAnotherHub(HttpRequest request) => request.Text("taskHub") is { } asked && !Is(asked, _hub.Options.HubName);

    private Task RouteAsync(HttpContext http, string[] path)
    {
        if (IsForAnotherHub(http.Request))
            return NotFound(http);
        return path switch
        {
            [var area, var name] when Is(area, "orchestrators") && IsPost(http) => _starts.StartAsync(http, name, instanceId: null),
            [var area, var name, var id] when Is(area, "orchestrators") && IsPost(http) => _starts.StartAsync(http, name, id),
            [var area, .. var rest] when Is(area, "instances") => Instances(http, rest),
            _ => NotFound(http),
        };
    }

    private Task Instances(HttpContext http, string[] path) => (http.Request.Method, path) switch
    {
        ("GET", []) => _many.ListAsync(http),
        ("DELETE", []) => _many.PurgeAsync(http),
        ("GET", [var id]) => _statuses.TellAsync(http, id),
        ("DELETE", [var id]) => _many.PurgeAsync(http, id),
        ("POST", [var id, var operation]) when Is(operation, "terminate") => _control.TerminateAsync(http, id),
        ("POST", [var id, var operation]) when Is(operation, "suspend") => _control.SuspendAsync(http, id),
        ("POST", [var id, var operation]) when Is(operation, "resume") => _control.ResumeAsync(http, id),
        ("POST", [var id, var operation]) when Is(operation, "restart") => _starts.RestartAsync(http, id),
        ("POST", [var id, var operation, var name]) when Is(operation, "raiseEvent") => _control.RaiseAsync(http, id, name),
        _ => NotFound(http),
    };

    private static Task NotFound(HttpContext http) => Answer.Empty(http, StatusCodes.Status404NotFound);

    private static bool IsPost(HttpContext http) => HttpMethods.IsPost(http.Request.Method);

    [LoggerMessage(1520, LogLevel.Error, "A webhook of the task hub ({Method}) failed.")]
    private partial void LogFailed(Exception exception, string method);
}
