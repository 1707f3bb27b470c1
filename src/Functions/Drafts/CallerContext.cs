using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;
using SmartActivities.Domain.Limits;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Domain.Templates;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Drafts;

/// <summary>Who asks, when and where: what decisions depend on besides the item.</summary>
/// <param name="Tenant">The caller's tenant.</param>
/// <param name="User">The caller.</param>
/// <param name="UserName">The caller's name; the id where the token has none.</param>
/// <param name="Now">The present moment.</param>
/// <param name="Calendar">The calendar in force for the caller, in the caller's zone.</param>
/// <param name="Language">The caller's language.</param>
internal sealed record CallerContext(TenantId Tenant, UserId User, string UserName, Instant Now, WorkCalendar Calendar, Language Language)
{
    /// <summary>What the tenant's administrators have set.</summary>
    public TenantSettings Settings { get; init; } = TenantSettings.None;

    /// <summary>What the caller has chosen, where it was asked for.</summary>
    public UserSettings Person { get; init; } = UserSettings.None;

    /// <summary>For which items smart activities are proposed.</summary>
    public SuggestionSettings Suggestions => Settings.Suggestions.Value.Rules;

    /// <summary>How much there may be of what.</summary>
    public ServiceLimits Limits { get; init; } = ServiceLimits.Default;

    /// <summary>The zone of users of whom nobody knows another.</summary>
    public DateTimeZone TenantZone { get; init; } = DateTimeZone.Utc;

    /// <summary>The caller's day and week.</summary>
    public UserDay Day => UserDay.At(Now, Calendar.Zone, Calendar.FirstDayOfWeek);

    /// <summary>The template of an id; null when there is none.</summary>
    public Template? FindTemplate(TemplateId id) => Settings.Templates.Find(id, Language);

    /// <summary>Drafts activities for the caller.</summary>
    public Drafter Drafter => new()
    {
        User = User,
        UserName = UserName,
        Language = Language,
        Now = Now,
        Calendar = Calendar,
        Templates = Settings.Templates,
        Reminders = Person.Preferences.Value.Reminders,
    };
}
