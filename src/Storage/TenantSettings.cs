using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Templates;

namespace SmartActivities.Storage;

/// <summary>Everything that administrators of a tenant have set.</summary>
public sealed record TenantSettings
{
    /// <summary>What every tenant begins with.</summary>
    public static TenantSettings None { get; } = new();

    /// <summary>Where smart activities are proposed, and the tenant's language.</summary>
    public Versioned<SuggestionSection> Suggestions { get; init; } = new(SuggestionSection.Default, 0);

    /// <summary>What the tenant has otherwise.</summary>
    public Versioned<TenantBehavior> Behavior { get; init; } = new(TenantBehavior.Default, 0);

    /// <summary>The calendar; absent: the default one, in the tenant's zone.</summary>
    public Versioned<WorkCalendar?> Calendar { get; init; }

    /// <summary>What activities may be drafted from.</summary>
    public TemplateSet Templates { get; init; } = TemplateSet.Empty;

    /// <summary>The revision of each of the <see cref="Templates"/>.</summary>
    public ImmutableDictionary<TemplateId, long> TemplateRevisions { get; init; } = ImmutableDictionary<TemplateId, long>.Empty;

    /// <summary>The tenant's calendar.</summary>
    /// <param name="zone">The zone of a tenant that has set none.</param>
    public WorkCalendar CalendarIn(DateTimeZone zone) => Calendar.Value ?? WorkCalendar.Default(zone);
}
