using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime.Extensions;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Limits;

/// <summary>Takes the next step of a clean-up, or of its undoing. Taking it twice does no more than taking it once.</summary>
public sealed class CleanUpNextActivities(CleanUpStore cleanUps, TimeProvider time)
{
    /// <returns>The place to go on from; null when it has come to its end.</returns>
    [Function(nameof(CleanUpNextActivities))]
    public async Task<string?> RunAsync([ActivityTrigger] CleanUpStep step, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        var signals = ReminderSignals.Of(durable, step.TenantId);
        var now = time.GetCurrentInstant();
        var place = step.UndoneBy is { } by
            ? await cleanUps.TakeBackNextAsync(step.TenantId, step.CleanUp, UserId.Parse(by), step.After, now, signals, cancellation)
            : await cleanUps.TakeNextAsync(step.TenantId, step.CleanUp, step.After, now, signals, cancellation);
        if (place is null)
            await cleanUps.ChangeAsync(step.TenantId, step.CleanUp, cleanUp => cleanUp.Ended(now), cancellation);
        return place;
    }
}
