using Microsoft.DurableTask.Client;
using SmartActivities.Functions.Background;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Reminders;

/// <summary>Keeps each activity's orchestration informed, always before the change is written: an announcement that is not followed by a
/// commit is harmless, a commit that was not announced would leave a wrong plan.</summary>
internal static class ReminderSignals
{
    /// <summary>Announces changes to this tenant's activities.</summary>
    public static BeforeCommit Of(DurableTaskClient client, TenantId tenant) => (changes, cancellation) =>
        Task.WhenAll(changes.Activities.Select(change => AnnounceAsync(client, tenant, change.Before, change.After, cancellation)));

    /// <summary>Starts the orchestration of an activity, or tells the one that lives that there is a plan.</summary>
    /// <param name="client">The client.</param>
    /// <param name="reminded">The activity.</param>
    /// <param name="revision">The revision that has the plan.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public static Task StartOrTellAsync(DurableTaskClient client, RemindedActivity reminded, long revision, CancellationToken cancellation) =>
        Orchestrations.StartOrTellAsync(
            client, nameof(RemindOfActivity), reminded.InstanceId, reminded with { Awaited = revision }, RemindOfActivity.Changed, revision, cancellation);

    /// <summary>Starts the orchestration of an activity that has none, as after the loss of a hub.</summary>
    /// <returns>False when it has one.</returns>
    public static Task<bool> StartMissingAsync(DurableTaskClient client, TenantId tenant, Activity activity, CancellationToken cancellation)
    {
        // It reads the plan itself: this one may have changed since it was read.
        var reminded = RemindedActivity.Of(tenant, activity.Id, activity.Item);
        return Orchestrations.StartAsync(client, nameof(RemindOfActivity), reminded.InstanceId, reminded, cancellation);
    }

    private static async Task AnnounceAsync(
        DurableTaskClient client, TenantId tenant, Activity? before, Activity? after, CancellationToken cancellation)
    {
        var reminded = RemindedActivity.Of(tenant, (after ?? before)!.Id, (after ?? before)!.Item);
        switch (before?.NextReminderAt, after?.NextReminderAt)
        {
            case (null, not null) when before is null:
                await Orchestrations.StartAsync(
                    client, nameof(RemindOfActivity), reminded.InstanceId, reminded with { Announced = NextReminder.Of(after!) }, cancellation);
                break;
            case (null, not null):
                // The one of the plan before may still live: its last turn may not have ended.
                await StartOrTellAsync(client, reminded, after!.Revision, cancellation);
                break;
            case (not null, null):
                await Orchestrations.TellAsync(client, reminded.InstanceId, RemindOfActivity.Ended, before!.Revision + 1, cancellation);
                break;
            case var (old, next) when old != next:
                if (!await Orchestrations.TellAsync(client, reminded.InstanceId, RemindOfActivity.Changed, after!.Revision, cancellation))
                    await StartOrTellAsync(client, reminded, after.Revision, cancellation);
                break;
        }
    }
}
