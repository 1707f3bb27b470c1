using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;
using SmartActivities.Domain.Templates;

namespace SmartActivities.Functions;

/// <summary>Who asks, when and where: what decisions depend on besides the item.</summary>
/// <param name="Tenant">The caller's tenant.</param>
/// <param name="User">The caller.</param>
/// <param name="UserName">The caller's name; the id where the token has none.</param>
/// <param name="Now">The present moment.</param>
/// <param name="Calendar">The calendar in force for the caller, in the caller's zone.</param>
/// <param name="Language">The caller's language.</param>
internal sealed record Viewpoint(TenantId Tenant, UserId User, string UserName, Instant Now, WorkCalendar Calendar, Language Language)
{
    /// <summary>When the caller's day began.</summary>
    public Instant StartOfToday => Calendar.Zone.StartOf(Calendar.Zone.DateAt(Now));

    /// <summary>The activity that is proposed for an item.</summary>
    /// <param name="item">Which item.</param>
    /// <param name="known">What we know of it; absent when the CRM never told us.</param>
    /// <param name="title">Its title as the request tells it, where we know none.</param>
    public Draft DraftFor(ItemKey item, Item? known, string? title) => Template.BuiltIn(Language).Draft(new DraftFacts
    {
        Item = item,
        ItemTitle = known?.Title ?? title ?? item.Id.Value,
        ItemResponsible = known?.ResponsibleId,
        User = User,
        UserName = UserName,
        Language = Language,
        Now = Now,
        Calendar = Calendar,
    });
}
