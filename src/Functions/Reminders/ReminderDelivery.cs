using NodaTime.Extensions;
using SmartActivities.Domain.Commands;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Reminders;

/// <summary>Delivers reminders: for the orchestration that woke, and for the safety net.</summary>
/// <param name="activities">The activities.</param>
/// <param name="time">The present moment.</param>
public sealed class ReminderDelivery(ActivityStore activities, TimeProvider time)
{
    /// <summary>Durable timers were seen to fire up to a second early; twice that is waited out.</summary>
    private static readonly Duration MostlyEarly = Duration.FromSeconds(2);

    /// <summary>Raises what is due, and never early.</summary>
    /// <returns>When to look next.</returns>
    public async Task<NextReminder> DeliverAsync(TenantId tenant, ActivityId id, ItemKey item, CancellationToken cancellation)
    {
        while (true)
        {
            var now = time.GetCurrentInstant();
            var command = new RaiseRemindersCommand(now, RaiseRemindersCommand.DefaultMaxAge);
            switch (await activities.RaiseRemindersAsync(tenant, id, item, command, cancellation))
            {
                case Decision<Activity>.Accepted { Changes.IsEmpty: true, Result.NextReminderAt: { } next } when next > now && next - now <= MostlyEarly:
                    await Task.Delay((next - now).ToTimeSpan(), time, cancellation);
                    break;
                case Decision<Activity>.Accepted accepted:
                    var plan = NextReminder.Of(accepted.Result);
                    return plan with { Ahead = plan.At - now.ToDateTimeUtc() };
                case Decision<Activity>.NotFound:
                    return NextReminder.None;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }
}
