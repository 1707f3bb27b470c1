using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;
using SmartActivities.Functions.Background;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Retention;

/// <summary>Purges, once a night, orchestrations that ended more than a day ago: each by its id, since listing a hub costs more the more is
/// in it.</summary>
public sealed partial class PurgeFinished(
    TenantDirectory tenants, FinishedOrchestrations finished, ActivityStore activities, TimeProvider time, ILogger<PurgeFinished> logger)
{
    // Whoever looks for the reason of something looks on the same day; and no commit is so late.
    private static readonly Duration Grace = Duration.FromDays(1);

    // What is not reached by then waits for the next night.
    private static readonly TimeSpan MostPerTenant = TimeSpan.FromMinutes(5);

    // A tenant with 100,000 open activities ends thousands a day.
    private const int AtOnce = 8;

    [Function(nameof(PurgeFinished))]
    public async Task RunAsync(
        [TimerTrigger("0 0 4 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        var before = time.GetCurrentInstant() - Grace;
        await tenants.ForEachAsync((tenant, stop) => PurgeAllAsync(client, tenant, before, stop), LogUnread, cancellation);
    }

    private async Task PurgeAllAsync(DurableTaskClient client, TenantId tenant, Instant before, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        await Parallel.ForEachAsync(
            finished.BeforeAsync(tenant, before, cancellation).TakeWhile(_ => time.GetElapsedTime(begun) < MostPerTenant),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (one, stop) =>
            {
                var instance = one.Instance ?? RemindedActivity.InstanceIdOf(tenant, one.Activity!.Value);
                try
                {
                    if (await IsGoneAsync(client, tenant, one, instance, stop))
                        await finished.ForgetAsync(tenant, one, stop);
                }
                catch (Exception e) when (!stop.IsCancellationRequested)
                {
                    LogFailed(e, instance);
                }
            });
    }

    private async Task<bool> IsGoneAsync(
        DurableTaskClient client, TenantId tenant, FinishedOrchestration one, string instance, CancellationToken cancellation)
    {
        if (await client.GetInstanceAsync(instance, cancellation) is not { } orchestration)
            return true;
        if (orchestration.IsCompleted)
        {
            await client.PurgeInstanceAsync(instance, cancellation);
            return true;
        }

        // It was started again, or its activity has another plan: the end to come is written down too.
        if (one.Activity is not { } id || await activities.GetAsync(tenant, id, cancellation) is { NextReminderAt: not null })
            return true;

        // It sleeps for nothing: told, it looks, and ends. The next night purges it.
        await Orchestrations.TellAsync(client, instance, RemindOfActivity.Changed, 0L, cancellation);
        return false;
    }

    [LoggerMessage(3502, LogLevel.Error, "Orchestration {InstanceId}, which has ended, could not be purged; the next night tries again")]
    private partial void LogFailed(Exception exception, string instanceId);

    [LoggerMessage(3503, LogLevel.Error, "Which orchestrations of tenant {TenantId} have ended could not be read; the next night tries again")]
    private partial void LogUnread(Exception exception, string tenantId);
}
