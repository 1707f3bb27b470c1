using Grpc.Core;
using Microsoft.DurableTask.Client;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Reminders;

/// <summary>Keeps each activity's orchestration informed, always before the change is written: an announcement that is not followed by a
/// commit is harmless, a commit that was not announced would leave a wrong plan.</summary>
internal static class ReminderSignals
{
    /// <summary>Announces changes to this tenant's activities.</summary>
    public static BeforeCommit Of(DurableTaskClient client, TenantId tenant) => async (changes, cancellation) =>
    {
        foreach (var (before, after) in changes.Activities)
            await AnnounceAsync(client, tenant, before, after, cancellation);
    };

    /// <summary>Starts the orchestration of an activity, unless it lives.</summary>
    public static Task StartAsync(DurableTaskClient client, RemindedActivity reminded, CancellationToken cancellation) =>
        Orchestrations.StartAsync(client, nameof(RemindOfActivity), reminded.InstanceId, reminded, cancellation);

    private static Task AnnounceAsync(DurableTaskClient client, TenantId tenant, Activity? before, Activity? after, CancellationToken cancellation)
    {
        var reminded = RemindedActivity.Of(tenant, (after ?? before)!.Id, (after ?? before)!.Item);
        return (before?.NextReminderAt, after?.NextReminderAt) switch
        {
            (null, null) => Task.CompletedTask,
            (null, not null) when before is null => StartAsync(client, reminded with { Announced = NextReminder.Of(after!) }, cancellation),
            (null, not null) => StartAsync(client, reminded, cancellation),
            (not null, null) => RaiseAsync(client, reminded, RemindOfActivity.Ended, before!.Revision + 1, cancellation),
            var (old, now) when old == now => Task.CompletedTask,
            _ => RaiseOrStartAsync(client, reminded, after!.Revision, cancellation),
        };
    }

    private static async Task RaiseOrStartAsync(DurableTaskClient client, RemindedActivity reminded, long revision, CancellationToken cancellation)
    {
        if (!await RaiseAsync(client, reminded, RemindOfActivity.Changed, revision, cancellation))
            await StartAsync(client, reminded, cancellation);
    }

    /// <summary>False when no orchestration is there to hear it.</summary>
    private static async Task<bool> RaiseAsync(
        DurableTaskClient client, RemindedActivity reminded, string eventName, long revision, CancellationToken cancellation)
    {
        try
        {
            await client.RaiseEventAsync(reminded.InstanceId, eventName, revision, cancellation);
            return true;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unknown or StatusCode.NotFound)
        {
            return false;
        }
    }
}
