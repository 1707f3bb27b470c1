using Microsoft.DurableTask.Client;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;

namespace SmartActivities.Functions.CatchingUp;

/// <summary>What is told before a change of an item is written: the reminders of the activities that change with it, and what lets the others
/// follow.</summary>
internal static class ItemSignals
{
    public static BeforeCommit Of(DurableTaskClient client, TenantId tenant)
    {
        BeforeCommit reminders = ReminderSignals.Of(client, tenant), others = CatchUpWithItem.Announce(client, tenant);
        return (changes, cancellation) => Task.WhenAll(reminders(changes, cancellation), others(changes, cancellation));
    }
}
