using Microsoft.Azure.Functions.Worker;

namespace SmartActivities.Functions.Reminders;

/// <summary>Raises the reminders of an activity that are due. Running it twice raises each once.</summary>
public sealed class RaiseDueReminders(ReminderDelivery delivery)
{
    /// <returns>When to wake next.</returns>
    [Function(nameof(RaiseDueReminders))]
    public Task<NextReminder> RunAsync([ActivityTrigger] RemindedActivity reminded, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reminded);
        return delivery.DeliverAsync(reminded.TenantId, reminded.ActivityId, reminded.Item, cancellation);
    }
}
