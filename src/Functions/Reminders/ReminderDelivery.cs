using NodaTime.Extensions;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Reminders;

/// <summary>Delivers reminders: for the orchestration that woke, and for the safety net.</summary>
/// <param name="activities">The activities.</param>
/// <param name="settings">When a reminder is too old to be raised by itself.</param>
/// <param name="time">The present moment.</param>
public sealed class ReminderDelivery(ActivityStore activities, SettingsStore settings, TimeProvider time)
{
    /// <summary>Durable timers were seen to fire up to a second early; twice that is waited out.</summary>
    private static readonly Duration MostlyEarly = Duration.FromSeconds(2);

    /// <summary>Raises what is due, and never early.</summary>
    /// <returns>When to look next.</returns>
    public async Task<NextReminder> DeliverAsync(TenantId tenant, ActivityId id, ItemKey item, CancellationToken cancellation)
    {
        async Task<Duration> MaxAgeAsync(CancellationToken ct) => (await settings.GetAsync(tenant, ct)).Behavior.Value.MaxReminderAge;

        while (true)
        {
            var now = time.GetCurrentInstant();
            switch (await activities.RaiseRemindersAsync(tenant, id, item, now, MaxAgeAsync, cancellation))
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
