using SmartActivities.Domain.Limits;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Limits;

/// <summary>The rules of the limit one by one; what they come to together is in <see cref="OpenActivityLimitTests"/>.</summary>
public sealed class LimitTables
{
    private const long Share = 10;
    private static readonly Instant Later = A.Now + Duration.FromMinutes(5);

    /// <summary>Parts as open/most, with a dot for a most that was never said, and by how much each is to change.</summary>
    [Theory]
    [InlineData("9/10 +1", "10/10")] // up to the very last
    [InlineData("9/. +1", "10/.")] // an undivided part has the share
    [InlineData("10/10 -1, 3/10 +1", "9/10, 4/10")]
    [InlineData("20/. +0", "20/.")] // above, since the limit was lowered: what does not grow may
    [InlineData("5/10 -1, 10/10 +1", "4/9, 11/11")] // what moves takes its place along
    [InlineData("5/. -1, 10/. +1", "4/9, 11/11")]
    [InlineData("5/12 -1, 20/20 +1", "4/11, 21/21")]
    [InlineData("5/10 -3, 10/10 +1", "2/9, 11/11")] // no more than is needed
    [InlineData("10/10 +1, 5/10 -3", "11/11, 2/9")]
    [InlineData("5/10 -1, 5/10 -2, 10/10 +3", "4/9, 3/8, 13/13")]
    [InlineData("5/10 -3, 5/10 -2, 10/10 +3", "2/7, 3/10, 13/13")]
    [InlineData("5/10 -3, 10/10 +1, 10/10 +2", "2/7, 11/11, 12/12")]
    [InlineData("10/10 -1, 10/10 +0, 12/10 +1", "9/9, 10/10, 13/11")]
    public void Parts_WithRoomTogether_CountWithoutAsking(string changes, string parts)
    {
        var counted = Assert.IsType<Admission.Counted>(OpenActivityLimit.Admit(Changes(changes), Share));

        Assert.Equal(parts, string.Join(", ", counted.Parts.Select(part => $"{part.Open}/{part.Most?.ToString(null, null) ?? "."}")));
        Assert.False(counted.InTurn);
    }

    [Theory]
    [InlineData("10/10 +1")]
    [InlineData("10/. +1")]
    [InlineData("10/10 +1, 3/10 +1")]
    [InlineData("10/10 +2, 5/10 -1")]
    [InlineData("10/10 +2, 5/10 -1, 5/10 +0")]
    public void Parts_WithoutRoom_AskForADivision(string changes) =>
        Assert.IsType<Admission.NeedsDivision>(OpenActivityLimit.Admit(Changes(changes), Share));

    /// <summary>One that was read before the others began to take turns is refused by storage, and not here.</summary>
    [Fact]
    public void Parts_OfWhichOneTakesTurns_AreCountedInTurn()
    {
        var counted = Assert.IsType<Admission.Counted>(
            OpenActivityLimit.Admit([new(new UsagePart(10, 10, TakesTurns: false), 1), new(new UsagePart(10, null, TakesTurns: true), 1)], Share));

        Assert.Equal([11L, 11L], counted.Parts.Select(part => part.Open));
        Assert.True(counted.InTurn);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(16, 0)]
    [InlineData(17, 1)]
    [InlineData(50_000, 3_124)]
    public void Shares_Together_StayBelowTheLimit(long limit, long share) => Assert.Equal(share, OpenActivityLimit.ShareOf(limit));

    [Theory]
    [InlineData(49, 1, false)]
    [InlineData(49, 2, true)]
    [InlineData(50, 1, true)]
    [InlineData(50, 0, false)]
    [InlineData(60, -1, false)] // above, since the limit was lowered: it may come down
    [InlineData(60, 0, false)]
    [InlineData(10, 1, false)]
    public void Limit_IsExceeded_ByGrowingBeyondItAlone(long open, long delta, bool isExceeded) =>
        Assert.Equal(isExceeded, OpenActivityLimit.IsExceeded(new TenantUsage { Limit = 50, Open = open }, delta));

    [Fact]
    public void Whole_AtTheLimit_KnowsSinceWhenAndWhenItCameThereLast()
    {
        var at = OpenActivityLimit.Count(new TenantUsage { Limit = 50, Open = 49 }, 1, A.Now);
        Assert.Equal((50L, A.Now, A.Now), (at.Open, at.ReachedAt, at.LastReachedAt));

        var above = OpenActivityLimit.Count(at, 1, Later);
        Assert.Equal((51L, A.Now, A.Now), (above.Open, above.ReachedAt, above.LastReachedAt));

        var below = OpenActivityLimit.Count(above, -2, Later);
        Assert.Equal((49L, null, A.Now), (below.Open, below.ReachedAt, below.LastReachedAt));

        var again = OpenActivityLimit.Count(below, 1, Later);
        Assert.Equal((50L, Later, Later), (again.Open, again.ReachedAt, again.LastReachedAt));
        Assert.Same(again, OpenActivityLimit.Count(again, 0, Later));
    }

    /// <summary>Turns begin with 128 left and end with more than 256, so that a tenant does not go back and forth.</summary>
    [Theory]
    [InlineData(false, 129, false)]
    [InlineData(false, 128, true)]
    [InlineData(true, 129, true)]
    [InlineData(true, 256, true)]
    [InlineData(true, 257, false)]
    public void Division_NearTheLimit_HasThePartsTakeTurns(bool tookTurns, long left, bool takeTurns)
    {
        const long limit = 10_000;
        var open = limit - left;
        var whole = new TenantUsage { Limit = limit, Open = tookTurns ? open : null, NoticedLevel = 95 };
        var parts = Enumerable.Range(0, OpenActivityLimit.Parts).Select(part => new UsagePart(part == 0 ? open : 0, 1, tookTurns)).ToImmutableArray();

        var division = OpenActivityLimit.Divide(whole, parts, limit, A.Now);

        Assert.Equal((takeTurns ? open : null, 95), (division.Whole.Open, division.Whole.NoticedLevel));
        Assert.All(division.Parts, part => Assert.Equal(takeTurns, part.TakesTurns));
        Assert.All(division.Parts, part => Assert.Equal(takeTurns ? null : part.Open + OpenActivityLimit.ShareOf(left), part.Most));
        Assert.Throws<ArgumentOutOfRangeException>(() => OpenActivityLimit.Divide(whole, parts[1..], limit, A.Now));
    }

    [Theory]
    [InlineData(129, false)]
    [InlineData(128, true)]
    [InlineData(-1, true)]
    public void Division_OfAnUndividedLimit_IsNeededNearIt(long left, bool isNeeded) =>
        Assert.Equal(isNeeded, OpenActivityLimit.NeedsDivision(whole: null, 50_000 - left, 50_000, OpenActivityLimit.ShareOf(50_000)));

    [Theory]
    [InlineData(null, 1, false)]
    [InlineData(null, 0, true)] // it came to the limit without turns: the timer puts it right
    [InlineData(49_800L, 200, false)]
    [InlineData(49_744L, 256, false)]
    [InlineData(49_743L, 257, true)]
    [InlineData(49_801L, 200, true)] // the whole says something else than the parts
    [InlineData(50_000L, 0, true)] // it is at the limit, and does not say so
    public void Division_IsNeeded_WhereTheWholeIsNotSo(long? whole, long left, bool isNeeded) => Assert.Equal(
        isNeeded,
        OpenActivityLimit.NeedsDivision(new TenantUsage { Limit = 50_000, Open = whole }, 50_000 - left, 50_000, OpenActivityLimit.ShareOf(50_000)));

    [Fact]
    public void Division_OfOneThatSaysThatItIsAtTheLimit_IsNeededBelowItAlone()
    {
        var whole = new TenantUsage { Limit = 50, Open = 50, ReachedAt = A.Now };

        Assert.False(OpenActivityLimit.NeedsDivision(whole, 50, 50, 3));
        Assert.True(OpenActivityLimit.NeedsDivision(whole with { Open = 49 }, 49, 50, 3));
    }

    [Fact]
    public void Notice_OfWhatIsKnown_ChangesNothing()
    {
        var whole = new TenantUsage { NoticedLevel = 80 };

        Assert.Same(whole, OpenActivityLimit.Notice(whole, 80, 100, A.Now));
        Assert.Same(whole, OpenActivityLimit.Notice(whole, 79, 100, A.Now));
        Assert.Equal(0, OpenActivityLimit.Notice(whole, 78, 100, A.Now).NoticedLevel);
    }

    [Fact]
    public void Refusals_SayWhatThereIsAndWhatToDo()
    {
        Assert.Equal(
            new LimitRefusal("limitReached", "The tenant has 51 open activities, and its limit is 50; complete or delete some first."),
            LimitRefusal.OfOpenActivities(new TenantUsage { Limit = 50, Open = 51 }));
        Assert.Equal(
            new LimitRefusal("storageFull", "The tenant's files may have 7 bytes together; remove some first."),
            LimitRefusal.OfFileBytes(ServiceLimits.Default with { FileBytesPerTenant = 7 }));
    }

    [Theory]
    [InlineData(AtLimit.BlockCounters, true, true)]
    [InlineData(AtLimit.BlockCounters, false, false)]
    [InlineData(AtLimit.Refuse, true, false)]
    public void Counters_AreBlocked_AtTheLimitWhereTheTenantWantsIt(AtLimit atLimit, bool isReached, bool areBlocked) => Assert.Equal(
        areBlocked,
        new TenantBehavior { AtLimit = atLimit }.BlocksCounters(new TenantUsage { ReachedAt = isReached ? A.Now : null }));

    [Fact]
    public void Types_ThatAreKeptOpen_DoNotEndWithTheirItem()
    {
        var behavior = new TenantBehavior { KeptOpen = ["lead"] };

        Assert.Equal((true, false), (behavior.AutoCompletes(ItemType.Deal), behavior.AutoCompletes(ItemType.Lead)));
    }

    private static ImmutableArray<UsageChange> Changes(string changes) =>
    [
        .. changes.Split(", ").Select(change =>
        {
            var words = change.Split('/', ' ');
            return new UsageChange(
                new UsagePart(long.Parse(words[0], null), words[1] == "." ? null : long.Parse(words[1], null), TakesTurns: false), long.Parse(words[2], null));
        }),
    ];
}
