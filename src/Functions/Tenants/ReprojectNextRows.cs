using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using SmartActivities.Functions.CatchingUp;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Tenants;

/// <summary>Takes the next step of a reprojection. Taking it twice does no more than taking it once.</summary>
public sealed partial class ReprojectNextRows(ReprojectionStore rows, ILogger<ReprojectNextRows> logger)
{
    private const int RowsPerStep = 100;
    private const int StartsAtOnce = 8;

    /// <returns>The reprojection after this step.</returns>
    [Function(nameof(ReprojectNextRows))]
    public async Task<Reprojection> RunAsync(
        [ActivityTrigger] Reprojection reprojection, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reprojection);
        ArgumentNullException.ThrowIfNull(client);
        var tenant = reprojection.TenantId;
        var done = await rows.GoOnAsync(tenant, reprojection.At!, RowsPerStep, cancellation);
        foreach (var key in done.Unreadable)
            LogUnreadable(tenant.Value, key);
        foreach (var item in done.CatchingUp)
            await CatchUpWithItem.StartAsync(client, tenant, item, cancellation);
        return reprojection with
        {
            At = done.Next,
            Activities = reprojection.Activities + done.Activities,
            Items = reprojection.Items + done.Items,
            Removed = reprojection.Removed + done.Removed,
            RemindersStarted = reprojection.RemindersStarted + await StartMissingAsync(client, tenant, done.Reminded, cancellation),
            Unreadable = reprojection.Unreadable + done.Unreadable.Length,
        };
    }

    private static async Task<int> StartMissingAsync(
        DurableTaskClient client, TenantId tenant, ImmutableArray<Activity> activities, CancellationToken cancellation)
    {
        var started = 0;
        await Parallel.ForEachAsync(
            activities,
            new ParallelOptions { MaxDegreeOfParallelism = StartsAtOnce, CancellationToken = cancellation },
            async (activity, stop) =>
            {
                if (await ReminderSignals.StartMissingAsync(client, tenant, activity, stop))
                    Interlocked.Increment(ref started);
            });
        return started;
    }

    [LoggerMessage(3601, LogLevel.Error, "Row {Key} of tenant {TenantId} cannot be read, or its item is missing; what follows from it stays as it is")]
    private partial void LogUnreadable(string tenantId, string key);
}
