using SmartActivities.Domain.Limits;

namespace SmartActivities.Domain;

/// <summary>What a tenant's administrators may have otherwise.</summary>
public sealed record TenantBehavior
{
    /// <summary>The bounds of <see cref="MaxReminderAge"/>.</summary>
    public static readonly (Duration Least, Duration Most) ReminderAges = (Duration.FromHours(1), Duration.FromDays(30));

    /// <summary>What every tenant begins with.</summary>
    public static TenantBehavior Default { get; } = new();

    /// <summary>Whose activities count for a user. The rows of both modes are always there, so that it is a choice when reading.</summary>
    public CounterMode CounterMode { get; init; }

    /// <summary>The item types of which an item's open activities stay open when it comes to its end.</summary>
    public ImmutableSortedSet<string> KeptOpen { get; init; } = [];

    /// <summary>A reminder that is older when it is raised is folded into the day's "you missed these" notice.</summary>
    public Duration MaxReminderAge { get; init; } = Duration.FromHours(24);

    /// <summary>What happens at the limit of open activities.</summary>
    public AtLimit AtLimit { get; init; }

    /// <summary>Whether, from 80 per cent of the limit, what is long overdue is completed by itself. See <see cref="Limits.Relief"/>.</summary>
    public bool AutoRelief { get; init; }

    /// <summary>Who is told when the tenant comes near its limit; empty: every administrator whom the service has seen.</summary>
    public ImmutableArray<UserId> LimitNoticesTo { get; init; } = [];

    /// <summary>Whether a tenant's counters are blocked, where it stands so with its limit.</summary>
    public bool BlocksCounters(TenantUsage usage) => AtLimit is AtLimit.BlockCounters && usage is { IsReached: true };

    /// <summary>Whether open activities end with an item of this type.</summary>
    public bool AutoCompletes(ItemType type) => !KeptOpen.Contains(type.Value);
}
