using System.ComponentModel.DataAnnotations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime.Extensions;
using SmartActivities.Functions.Background;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Retention;

/// <summary>Removes, once a night, what is older than it is kept: answers under idempotency keys, notifications that were read, the ledger
/// of reminders, lines of timelines, moves of cards.</summary>
public sealed partial class RemoveExpired(
    TenantDirectory tenants, ExpiringStore expiring, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RemoveExpired> logger)
{
    // What docs/http.md promises to those who repeat a request.
    private static readonly Duration AnswersAreKept = Duration.FromDays(1);

    // What is not reached by then waits for the next night, which goes on from there.
    private static readonly TimeSpan MostPerTenant = TimeSpan.FromMinutes(2);

    [Function(nameof(RemoveExpired))]
    public async Task RunAsync([TimerTrigger("0 0 3 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var now = time.GetCurrentInstant();
        foreach (var (what, kept) in new[]
                 {
                     (Expiring.Answers, AnswersAreKept),
                     (Expiring.Notices, Duration.FromDays(options.Value.InboxDays)),
                     (Expiring.RaisedReminders, Duration.FromDays(options.Value.InboxDays)),
                     (Expiring.Lines, Duration.FromDays(options.Value.TimelineDays)),
                     (Expiring.EndedActivities, Duration.FromDays(options.Value.TimelineDays)),
                     (Expiring.Moves, MovedCards.Kept),
                 })
        {
            await tenants.ForEachAsync(
                (tenant, stop) => RemoveAsync(tenant, what, now - kept, stop), (e, tenant) => LogFailed(e, what, tenant), cancellation);
        }
    }

    private async Task RemoveAsync(TenantId tenant, Expiring what, Instant before, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        while (!await expiring.StepAsync(tenant, what, before, cancellation) && time.GetElapsedTime(begun) < MostPerTenant)
        {
        }
    }

    [LoggerMessage(3501, LogLevel.Error, "What has expired ({What}) of tenant {TenantId} could not be removed; the next night tries again")]
    private partial void LogFailed(Exception exception, Expiring what, string tenantId);
}

/// <summary>The section <c>Retention</c> of the settings: how many days things are kept.</summary>
public sealed class RetentionOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Retention";

    /// <summary>Notifications that were read, and reminders in the ledger. A quarter, and never less, since the ledger goes back 90 days.</summary>
    [Range(90, 36_500, ErrorMessage = "Retention__InboxDays must lie between 90 and 36500.")]
    public int InboxDays { get; set; } = 90;

    /// <summary>Lines of timelines, and ended activities in their items' lists. Three years, for which claims from a deal can be made in many countries.</summary>
    [Range(90, 36_500, ErrorMessage = "Retention__TimelineDays must lie between 90 and 36500.")]
    public int TimelineDays { get; set; } = 3 * 365;
}
