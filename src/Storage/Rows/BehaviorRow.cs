using SmartActivities.Domain.Limits;

namespace SmartActivities.Storage.Rows;

/// <summary>A tenant's behaviour as it is stored, version 1.</summary>
/// <param name="Revision">How often it was changed.</param>
/// <param name="KeptOpen">Item types.</param>
/// <param name="MaxReminderAge">Whole ticks of 100 ns.</param>
/// <param name="CounterMode">Whose activities count.</param>
internal sealed record BehaviorRow(long Revision, ImmutableArray<string> KeptOpen, long MaxReminderAge, CounterMode CounterMode)
{
    public int V { get; init; } = 1;
    public AtLimit AtLimit { get; init; }
    public bool AutoRelief { get; init; }
    public ImmutableArray<string>? LimitNoticesTo { get; init; }
    public ImmutableArray<string>? Marks { get; init; }

    public static BehaviorRow Of(TenantBehavior behavior, long revision) =>
        new(revision, [.. behavior.KeptOpen], behavior.MaxReminderAge.BclCompatibleTicks, behavior.CounterMode)
        {
            AtLimit = behavior.AtLimit,
            AutoRelief = behavior.AutoRelief,
            LimitNoticesTo = behavior.LimitNoticesTo is [] ? null : [.. behavior.LimitNoticesTo.Select(user => user.Value)],
        };

    public Versioned<TenantBehavior> ToBehavior() => new(
        new TenantBehavior
        {
            CounterMode = CounterMode,
            KeptOpen = [.. KeptOpen],
            MaxReminderAge = Duration.FromTicks(MaxReminderAge),
            AtLimit = AtLimit,
            AutoRelief = AutoRelief,
            LimitNoticesTo = [.. LimitNoticesTo?.Select(UserId.Parse) ?? []],
        },
        Revision);
}
