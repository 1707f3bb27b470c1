namespace SmartActivities.Domain.Limits;

/// <summary>The relief that a tenant may turn on: near the limit, what is long overdue is completed by itself.</summary>
public static class Relief
{
    /// <summary>From how many per cent of the limit (the model product's agent, <c>completeoldactivities</c>).</summary>
    public const int FromPercent = 80;

    /// <summary>For how long an activity must be overdue (same source).</summary>
    public static readonly Duration OverdueFor = Duration.FromDays(365);

    /// <summary>The clean-up that gives relief, oldest first, as it is asked for at a moment.</summary>
    public static CleanUp At(Instant now) => new()
    {
        Id = $"relief-{now.ToUnixTimeSeconds()}",
        Action = CleanUpAction.Complete,
        Before = now - OverdueFor,
        StartedAt = now,
    };

    /// <summary>Whether a tenant is so near its limit that relief is due.</summary>
    public static bool IsDue(long open, long limit) => open * 100 >= limit * FromPercent;
}
