using SmartActivities.Domain.Limits;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Shapes;

namespace SmartActivities.Functions.Settings;

/// <summary>A tenant's behaviour, in requests and in answers. What a request leaves out is as every tenant has it at first.</summary>
internal sealed record BehaviorFields
{
    private const int MostTypes = 100;
    private const int MostTold = 100;

    public CounterMode? CounterMode { get; init; }

    /// <summary>By item type, whether open activities end when an item comes to its end.</summary>
    public IReadOnlyDictionary<string, bool>? AutoCompleteOnClose { get; init; }

    public Duration? MaxReminderAge { get; init; }

    public AtLimit? AtLimit { get; init; }

    public bool? AutoRelief { get; init; }

    /// <summary>Who is told of the limit; none: every administrator.</summary>
    public IReadOnlyList<string>? LimitNoticesTo { get; init; }

    public static BehaviorFields Of(TenantBehavior behavior) => new()
    {
        CounterMode = behavior.CounterMode,
        AutoCompleteOnClose = new[] { ItemType.Deal.Value, ItemType.Lead.Value }.Union(behavior.KeptOpen)
            .ToImmutableSortedDictionary(type => type, type => !behavior.KeptOpen.Contains(type), StringComparer.Ordinal),
        MaxReminderAge = behavior.MaxReminderAge,
        AtLimit = behavior.AtLimit,
        AutoRelief = behavior.AutoRelief,
        LimitNoticesTo = [.. behavior.LimitNoticesTo.Select(user => user.Value)],
    };

    /// <summary>The behaviour; meaningless once there are errors.</summary>
    public TenantBehavior Read(RequestErrors errors)
    {
        var (least, most) = TenantBehavior.ReminderAges;
        if (MaxReminderAge < least || MaxReminderAge > most)
            errors.Add("/maxReminderAge", "outOfRange", "A reminder may be an hour to 30 days old.");
        if (AutoCompleteOnClose?.Count > MostTypes)
            errors.Add("/autoCompleteOnClose", "tooMany", $"There may be at most {MostTypes} item types.");
        foreach (var type in AutoCompleteOnClose?.Keys ?? [])
        {
            if (!ItemType.TryParse(type, out _))
                errors.Add("/autoCompleteOnClose", "invalid", ItemType.Rule);
        }

        if (LimitNoticesTo?.Count > MostTold)
            errors.Add("/limitNoticesTo", "tooMany", $"There may be at most {MostTold} users.");
        var told = LimitNoticesTo?.Select((user, index) => errors.User(user, $"/limitNoticesTo/{index}")).ToList() ?? [];
        return new TenantBehavior
        {
            CounterMode = CounterMode ?? TenantBehavior.Default.CounterMode,
            KeptOpen = [.. AutoCompleteOnClose?.Where(type => !type.Value).Select(type => type.Key) ?? []],
            MaxReminderAge = MaxReminderAge ?? TenantBehavior.Default.MaxReminderAge,
            AtLimit = AtLimit ?? TenantBehavior.Default.AtLimit,
            AutoRelief = AutoRelief ?? TenantBehavior.Default.AutoRelief,
            LimitNoticesTo = [.. told.OfType<UserId>().Distinct()],
        };
    }
}
