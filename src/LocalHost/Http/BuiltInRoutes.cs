using LocalHost.Clock;
using LocalHost.Durable.Http;
using LocalHost.Timers;
using Microsoft.AspNetCore.Http;

namespace LocalHost.Http;

/// <summary>The routes of the host itself.</summary>
internal sealed class BuiltInRoutes(AccessKeys keys, bool isDevelopment, LocalClock clock, TimerRunner timers, DurableWebhooks? durable)
{
    private static readonly PathString Admin = "/admin";
    private static readonly PathString Functions = "/admin/functions";
    private static readonly PathString Ping = "/admin/host/ping";
    private static readonly PathString Clock = "/_local/clock";
    private static readonly PathString Home = "/";
    private static readonly PathString Webhooks = "/runtime/webhooks";
    private static readonly PathString Durable = WebhookAddress.Path;

    public static bool Claims(PathString path) =>
        path.StartsWithSegments(Admin, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(Webhooks, StringComparison.OrdinalIgnoreCase) || path == Clock || path == Home;

    public Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (path == Home)
            return Results.Text("<!doctype html><title>Functions</title><p>Your Functions app is up and running.</p>", "text/html").ExecuteAsync(context);
        if (path == Clock && isDevelopment)
            return ClockRoute.ServeAsync(context, clock);
        if (path == Ping)
            return PingAsync(context);
        if (durable is not null && path.StartsWithSegments(Durable, StringComparison.OrdinalIgnoreCase, out var rest))
            return durable.ServeAsync(context, rest);
        return path.StartsWithSegments(Admin, StringComparison.OrdinalIgnoreCase)
            ? AdministerAsync(context)
            : Answer.Empty(context, StatusCodes.Status404NotFound);
    }

    private static Task PingAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store,no-cache";
        context.Response.Headers.Pragma = "no-cache";
        return Answer.Empty(context, StatusCodes.Status200OK);
    }

    private Task AdministerAsync(HttpContext context)
    {
        if (!keys.IsMaster(context.Request))
            return Answer.Challenge(context);

        var runs = HttpMethods.IsPost(context.Request.Method)
            && context.Request.Path.StartsWithSegments(Functions, StringComparison.OrdinalIgnoreCase, out var name)
            && timers.TryRunNow(name.Value!.Trim('/'));
        return Answer.Empty(context, runs ? StatusCodes.Status202Accepted : StatusCodes.Status404NotFound);
    }
}
