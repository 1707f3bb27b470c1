using Microsoft.Azure.Functions.Worker;
using NodaTime.Extensions;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Reminders;

/// <summary>Tells an orchestration when to wake next.</summary>
public sealed class ReadNextReminder(ActivityStore activities, FinishedOrchestrations finished, TimeProvider time)
{
    [Function(nameof(ReadNextReminder))]
    public async Task<NextReminder> RunAsync([ActivityTrigger] RemindedActivity reminded, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reminded);
        if (await activities.GetAsync(reminded.TenantId, reminded.ActivityId, cancellation) is { } activity)
            return NextReminder.Of(activity);

        // Every other end is written down with the change that brings it.
        if (reminded.GivesUp)
            await finished.NoteAsync(reminded.TenantId, reminded.ActivityId, time.GetCurrentInstant(), cancellation);
        return NextReminder.None;
    }
}
