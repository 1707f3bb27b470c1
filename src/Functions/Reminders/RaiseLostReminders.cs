using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;
using SmartActivities.Functions.Background;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Reminders;

/// <summary>The safety net below the orchestrations: every five minutes it raises what should have been raised two minutes before, and
/// gives the activity an orchestration again.</summary>
public sealed partial class RaiseLostReminders(
    TenantDirectory tenants, ActivityStore activities, ReminderDelivery delivery, TimeProvider time, ILogger<RaiseLostReminders> logger)
{
    private static readonly Duration Patience = Duration.FromMinutes(2);

    // What is not reached by then waits for the next run; a herd after an outage must not keep the timer from the other tenants.
    private static readonly TimeSpan MostPerTenant = TimeSpan.FromMinutes(2);

    [Function(nameof(RaiseLostReminders))]
    public async Task RunAsync(
        [TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        var before = time.GetCurrentInstant() - Patience;
        await tenants.ForEachAsync((tenant, stop) => RaiseAllAsync(client, tenant, before, stop), LogUnread, cancellation);
    }

    private async Task RaiseAllAsync(DurableTaskClient client, TenantId tenant, Instant before, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        await foreach (var due in activities.DueBeforeAsync(tenant, before, cancellation))
        {
            try
            {
                await RaiseAsync(client, tenant, due, cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                LogFailed(e, tenant.Value, due.Activity.Value);
            }

            if (time.GetElapsedTime(begun) > MostPerTenant)
                break;
        }
    }

    private async Task RaiseAsync(DurableTaskClient client, TenantId tenant, DueReminder due, CancellationToken cancellation)
    {
        if (due.Item is null)
            LogUnreadable(tenant.Value, due.Activity.Value);
        if ((due.Item ?? (await activities.GetAsync(tenant, due.Activity, cancellation))?.Item) is not { } item)
        {
            LogStale(tenant.Value, due.Activity.Value);
            await activities.RemoveStaleAsync(tenant, due, cancellation);
            return;
        }

        var reminded = RemindedActivity.Of(tenant, due.Activity, item);
        var next = await delivery.DeliverAsync(tenant, due.Activity, item, cancellation);
        if (next.Exists)
            LogLost(tenant.Value, due.Activity.Value);
        else
            LogStale(tenant.Value, due.Activity.Value);
        await activities.RemoveStaleAsync(tenant, due, cancellation);

        // One that lives sleeps on a timer that was lost, and would sleep for ever if nothing is left to wake it for.
        var orchestration = await client.GetInstanceAsync(reminded.InstanceId, cancellation);
        if (orchestration is { IsCompleted: false }
            && await Orchestrations.TellAsync(client, reminded.InstanceId, RemindOfActivity.Changed, next.Revision, cancellation))
        {
            return;
        }

        if (next.At is not null)
            await ReminderSignals.StartOrTellAsync(client, reminded, next.Revision, cancellation);
    }

    [LoggerMessage(
        3201, LogLevel.Warning, "A reminder of activity {ActivityId} of tenant {TenantId} was not raised in time; raising it now", EventName = "ReminderLate")]
    private partial void LogLost(string tenantId, long activityId);

    [LoggerMessage(
        3202, LogLevel.Error, "A lost reminder of activity {ActivityId} of tenant {TenantId} could not be raised; the next run tries again", EventName = "LateReminderFailed")]
    private partial void LogFailed(Exception exception, string tenantId, long activityId);

    [LoggerMessage(3204, LogLevel.Information, "Removed a reminder of activity {ActivityId} of tenant {TenantId}, which is no more")]
    private partial void LogStale(string tenantId, long activityId);

    [LoggerMessage(
        3205, LogLevel.Error, "The row of a reminder of activity {ActivityId} of tenant {TenantId} cannot be read; going by the activity instead")]
    private partial void LogUnreadable(string tenantId, long activityId);

    [LoggerMessage(
        3203, LogLevel.Error, "Whether reminders of tenant {TenantId} were lost could not be read; the next run tries again", EventName = "LateRemindersUnread")]
    private partial void LogUnread(Exception exception, string tenantId);
}
