using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Http;

/// <summary>Parameters of the webhooks. As upstream, a value that cannot be read counts as none.</summary>
internal static class WebhookQuery
{
    // Longer than any client waits, and not too long for a timer.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static bool Flag(this HttpRequest request, string name, bool otherwise) =>
        bool.TryParse(request.Query[name], out var flag) ? flag : otherwise;

    public static int? Number(this HttpRequest request, string name) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A moment; one without a zone is in UTC.</summary>
    public static DateTimeOffset? Moment(this HttpRequest request, string name) =>
        DateTimeOffset.TryParse(request.Query[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    /// <summary>A span of time in seconds, a day at most.</summary>
    public static TimeSpan? Seconds(this HttpRequest request, string name) =>
        double.TryParse(request.Query[name], CultureInfo.InvariantCulture, out var seconds) && seconds >= 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds))
            : null;

    /// <summary>The states that are asked for, with commas or repeated; null for all.</summary>
    public static List<OrchestrationStatus>? Statuses(this HttpRequest request)
    {
        List<OrchestrationStatus>? statuses = null;
        foreach (var name in request.Query["runtimeStatus"].SelectMany(value => value?.Split(',', StringSplitOptions.TrimEntries) ?? []))
        {
            if (Enum.TryParse<OrchestrationStatus>(name, out var status))
                (statuses ??= []).Add(status);
        }

        return statuses;
    }

    public static string? Text(this HttpRequest request, string name) => request.Query[name] is [{ Length: > 0 } text, ..] ? text : null;
}
