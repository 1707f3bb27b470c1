namespace SmartActivities.Domain.Limits;

/// <summary>
/// How a tenant's open activities are counted against its limit. Every open activity counts once, since it has a deadline or is incoming.
/// Far from the limit each part counts on its own, up to its share of what is left; all shares together stay below the limit, so that none has to
/// look at the others. Near it the parts take turns at one number, which is exact: a tenant comes to its limit, and leaves it, in the very
/// transaction that brings the number there.
/// </summary>
public static class OpenActivityLimit
{
    /// <summary>In how many parts a tenant's open activities are counted.</summary>
    public const int Parts = 16;

    /// <summary>With so few left, parts begin to take turns.</summary>
    public const long TurnsBegin = 128;

    /// <summary>With more left than this, they count on their own again. The distance keeps a tenant from going back and forth.</summary>
    public const long TurnsEnd = 256;

    // A level is left when usage falls by one per cent of the limit below it: who hovers at one is told once.
    private const int LevelIsLeftBelow = 1;

    /// <summary>At how many per cent of the limit administrators are told, once each time that it is crossed.</summary>
    public static ImmutableArray<int> NoticeLevels { get; } = [80, 90, 95, 100];

    /// <summary>What a part may count of a limit that was never divided.</summary>
    public static long ShareOf(long limit) => Math.Max(0, limit - 1) / Parts;

    /// <summary>Whole per cent of the limit, rounded down.</summary>
    public static int Percent(long open, long limit) => (int)Math.Min(int.MaxValue, open * 100 / limit);

    /// <summary>Lets parts count a change, as far as they may do so without asking.</summary>
    /// <param name="changes">The parts that count more or less, each once.</param>
    /// <param name="share">What a part may count where the limit was never divided.</param>
    public static Admission Admit(ImmutableArray<UsageChange> changes, long share)
    {
        if (changes.Any(change => change.Part.TakesTurns)
            || changes.All(change => change.Delta <= 0 || change.Part.Open + change.Delta <= (change.Part.Most ?? share)))
        {
            return new Admission.Counted([.. changes.Select(change => change.Part with { Open = change.Part.Open + change.Delta })]);
        }

        return changes.Sum(change => change.Delta) <= 0 ? Moved(changes, share) : new Admission.NeedsDivision();
    }

    /// <summary>Counts a change in the whole of a tenant whose parts take turns.</summary>
    /// <param name="whole">What they have in common.</param>
    /// <param name="delta">By how much the tenant's open activities change.</param>
    /// <param name="now">The moment of the change.</param>
    public static TenantUsage Count(TenantUsage whole, long delta, Instant now)
    {
        ArgumentNullException.ThrowIfNull(whole);
        var open = whole.Open!.Value + delta;
        return delta == 0 ? whole : (whole with { Open = open }).At(open, whole.Limit, now);
    }

    /// <summary>Whether a change is more than a tenant may have that refuses what is above its limit. What makes the number no larger never is.</summary>
    /// <param name="whole">What the tenant's parts have in common, whose turn it is.</param>
    /// <param name="delta">By how much its open activities change.</param>
    public static bool IsExceeded(TenantUsage whole, long delta)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return delta > 0 && whole.Open + delta > whole.Limit;
    }

    /// <summary>Divides a limit anew among a tenant's parts.</summary>
    /// <param name="whole">What they have in common; absent where it was never divided.</param>
    /// <param name="parts">All parts as they are.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="now">The present moment.</param>
    public static Division Divide(TenantUsage? whole, ImmutableArray<UsagePart> parts, long limit, Instant now)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(parts.Length, Parts, nameof(parts));
        whole ??= new TenantUsage();
        var open = parts.Sum(part => part.Open);
        var left = limit - open;
        var takesTurns = left <= (whole.TakesTurns ? TurnsEnd : TurnsBegin);
        return new Division(
            (whole with { Open = takesTurns ? open : null }).At(open, limit, now),
            [.. parts.Select(part => takesTurns ? part with { Most = null, TakesTurns = true } : new UsagePart(part.Open, part.Open + ShareOf(left), TakesTurns: false))]);
    }

    /// <summary>Whether a tenant's limit has to be divided anew without anybody asking: another one is in force, or is what the whole says not so.</summary>
    /// <param name="whole">What the parts have in common; absent where nothing was ever divided.</param>
    /// <param name="open">All open activities.</param>
    /// <param name="limit">The limit in force.</param>
    /// <param name="share">What a part may count where the limit was never divided.</param>
    public static bool NeedsDivision(TenantUsage? whole, long open, long limit, long share) => whole is null
        ? ShareOf(limit) < share || limit - open <= TurnsBegin
        : whole.Limit != limit || (whole.TakesTurns ? limit - open > TurnsEnd || whole.Open != open || whole.IsReached != open >= limit : limit - open <= 0);

    /// <summary>What administrators are to be told now.</summary>
    /// <param name="whole">What the tenant's parts have in common; absent where nothing was ever divided.</param>
    /// <param name="open">All open activities.</param>
    /// <param name="limit">The limit in force.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The whole with the notice that is owed; the same when nothing changes.</returns>
    public static TenantUsage Notice(TenantUsage? whole, long open, long limit, Instant now)
    {
        whole ??= new TenantUsage();
        var level = NoticeLevels.LastOrDefault(level => open * 100 >= limit * level);
        if (level > whole.NoticedLevel)
            return whole with { NoticedLevel = level, Owed = new LimitNotice(level, open, limit, now) };
        var kept = NoticeLevels.LastOrDefault(one => one <= whole.NoticedLevel && open * 100 >= limit * (one - LevelIsLeftBelow));
        return kept == whole.NoticedLevel ? whole : whole with { NoticedLevel = kept };
    }

    /// <summary>What moves from part to part takes its place in the share along.</summary>
    private static Admission.Counted Moved(ImmutableArray<UsageChange> changes, long share)
    {
        var needed = changes.Where(change => change.Delta > 0).Sum(change => change.Delta);
        var parts = ImmutableArray.CreateBuilder<UsagePart>(changes.Length);
        foreach (var (part, delta) in changes)
        {
            // Who counts more is given; who counts less gives, and no more than is needed.
            var given = Math.Min(needed, -delta);
            if (delta < 0)
                needed -= given;
            parts.Add(new UsagePart(part.Open + delta, (part.Most ?? share) - given, TakesTurns: false));
        }

        return new Admission.Counted(parts.MoveToImmutable());
    }
}
