using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LocalHost.Clock;
using Microsoft.AspNetCore.Http;

namespace LocalHost.Http;

/// <summary>The clock over HTTP: read it, or move it forward.</summary>
internal static partial class ClockRoute
{
    public static async Task ServeAsync(HttpContext context, LocalClock clock)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            if (await TargetAsync(context, clock.GetUtcNow()) is not { } target)
            {
                await Answer.Problem(
                    context, StatusCodes.Status400BadRequest,
                    """Say how far, as { "advance": "P3D" }, or until when, as { "to": "2030-01-01T00:00:00Z" }.""");
                return;
            }

            if (target < clock.GetUtcNow())
            {
                await Answer.Problem(context, StatusCodes.Status400BadRequest, "Time only moves forward.");
                return;
            }

            await clock.AdvanceToAsync(target, context.RequestAborted);
        }
        else if (!HttpMethods.IsGet(context.Request.Method))
        {
            await Answer.Empty(context, StatusCodes.Status404NotFound);
            return;
        }

        await Results.Json(new { now = clock.GetUtcNow().UtcDateTime }).ExecuteAsync(context);
    }

    private static async Task<DateTimeOffset?> TargetAsync(HttpContext context, DateTimeOffset now)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            if (body.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var members = body.RootElement.EnumerateObject().ToArray();
            if (members is not [{ Value.ValueKind: JsonValueKind.String } only])
                return null;
            var text = only.Value.GetString();
            return only.Name switch
            {
                "advance" when IsoDuration.TryParse(text, out var by) && by < DateTimeOffset.MaxValue - now => now + by,
                "to" when Rfc3339().IsMatch(text!) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var to) => to,
                _ => null,
            };
        }
        // The latter is what a text with half of a surrogate pair comes to.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,7})?([Zz]|[+-][0-9]{2}:[0-9]{2})$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rfc3339();
}
