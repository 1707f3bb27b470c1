using SmartActivities.Functions.Background;

namespace SmartActivities.Functions.Reminders;

/// <summary>Which activity an orchestration reminds of. It is kept in the history for months, so it holds ids only.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Activity">The activity.</param>
/// <param name="ItemType">The type of its item.</param>
/// <param name="ItemId">The id of its item.</param>
/// <param name="Announced">The plan that was about to be written when the orchestration was started; absent when it is to be read.</param>
/// <param name="Awaited">The revision that has the plan to be read; 0 when any will do.</param>
/// <param name="GivesUp">Whether it looks for the last time, and ends when it finds nothing.</param>
public sealed record RemindedActivity(
    string Tenant, long Activity, string ItemType, string ItemId, NextReminder? Announced = null, long Awaited = 0, bool GivesUp = false)
{
    internal static RemindedActivity Of(TenantId tenant, ActivityId activity, ItemKey item) =>
        new(tenant.Value, activity.Value, item.Type.Value, item.Id.Value);

    internal TenantId TenantId => TenantId.Parse(Tenant);

    internal ActivityId ActivityId => new(Activity);

    internal ItemKey Item => new(Domain.ItemType.Parse(ItemType), Domain.ItemId.Parse(ItemId));

    /// <summary>There is at most one live orchestration of this id, and so of this activity.</summary>
    internal string InstanceId => InstanceIdOf(TenantId, ActivityId);

    internal static string InstanceIdOf(TenantId tenant, ActivityId activity) => $"{InstanceName.Of(tenant)}-{activity}";
}
