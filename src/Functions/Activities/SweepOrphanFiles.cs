using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;
using SmartActivities.Functions.Attachments;
using SmartActivities.Functions.Background;
using SmartActivities.Storage;
using SmartActivities.Storage.Files;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Functions.Activities;

/// <summary>Removes, once a night, files that no activity refers to: what a crash between storing and committing, or between deleting
/// and removing, left behind.</summary>
public sealed partial class SweepOrphanFiles(
    TenantDirectory tenants, ActivityStore activities, IFileStore files, TimeProvider time, ILogger<SweepOrphanFiles> logger)
{
    // A request takes minutes at most; what is older and not committed never will be.
    private static readonly Duration Grace = Duration.FromDays(1);

    [Function(nameof(SweepOrphanFiles))]
    public async Task RunAsync([TimerTrigger("0 30 2 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var before = time.GetCurrentInstant() - Grace;
        await tenants.ForEachAsync((tenant, stop) => SweepAsync(tenant, before, stop), LogFailed, cancellation);
    }

    private async Task SweepAsync(TenantId tenant, Instant before, CancellationToken cancellation)
    {
        // Names sort by activity, so that one read tells of all files of an activity.
        Activity? activity = null;
        ActivityId read = default;
        ActivityId unreadable = default;
        await foreach (var file in files.ListAsync($"{FileName.Of(tenant.Value)}/", cancellation))
        {
            if (file.WrittenAt >= before || AttachmentFile.TryRead(file.Name) is not var (id, attachment))
                continue;
            if (id == unreadable)
                continue;
            try
            {
                if (id != read)
                    (activity, read) = (await activities.GetEvenRemovedAsync(tenant, id, cancellation), id);
            }
            catch (Exception e) when (e is not StorageUnavailableException && !cancellation.IsCancellationRequested)
            {
                // Which files it names is not known: all of them stay, and the others' turn comes.
                LogUnreadable(e, tenant.Value, id.Value);
                unreadable = id;
                continue;
            }

            if (activity?.Attachments.Any(known => known.Id == attachment) is true)
                continue;
            await files.DeleteAsync(file.Name, cancellation);
            LogRemoved(tenant.Value, id.Value, attachment);
        }
    }

    [LoggerMessage(3301, LogLevel.Information, "Removed file {AttachmentId} of activity {ActivityId} of tenant {TenantId}, which nothing referred to")]
    private partial void LogRemoved(string tenantId, long activityId, string attachmentId);

    [LoggerMessage(3303, LogLevel.Error, "Activity {ActivityId} of tenant {TenantId} cannot be read; its files stay")]
    private partial void LogUnreadable(Exception exception, string tenantId, long activityId);

    [LoggerMessage(3302, LogLevel.Error, "The files of tenant {TenantId} could not be swept; the next night tries again")]
    private partial void LogFailed(Exception exception, string tenantId);
}
