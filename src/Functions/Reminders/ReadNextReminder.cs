using Microsoft.Azure.Functions.Worker;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Reminders;

/// <summary>Tells an orchestration when to wake next.</summary>
/// <param name="activities">The activities.</param>
public sealed class ReadNextReminder(ActivityStore activities)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ReadNextReminder))]
    public async Task<NextReminder> RunAsync([ActivityTrigger] RemindedActivity reminded, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reminded);
        return await activities.GetAsync(reminded.TenantId, reminded.ActivityId, cancellation) is { } activity
            ? NextReminder.Of(activity)
            : NextReminder.None;
    }
}
