using SmartActivities.Domain.Limits;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Limits;

public sealed class OpenActivityLimitTests
{
    /// <summary>Whatever comes in whatever order, the tenant is at its limit when so many are open, and is not when fewer are; and nobody is asked while that is far.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(50, 2)]
    [InlineData(129, 3)]
    [InlineData(300, 4)]
    [InlineData(1_000, 5)]
    [InlineData(1_800, 6)]
    public void Limit_OverARandomHistory_IsReachedExactly(long limit, int seed)
    {
        var tenant = new World(limit);
        var random = new Random(seed);
        for (var step = 0; step < 20_000; step++)
        {
            // It comes to the limit and goes away from it by turns.
            var grows = random.NextDouble() < (step / 4_000 % 2 == 0 ? 0.75 : 0.25);
            if (grows)
                tenant.Change(random.Next(OpenActivityLimit.Parts) / (1 + (step % 3)), 1);
            else
                tenant.End(random);
            if (step % 97 == 0)
                tenant.Move(random.Next(OpenActivityLimit.Parts), random.Next(OpenActivityLimit.Parts));
            if (step % 501 == 0)
                tenant.Enforce();
        }

        Assert.True(tenant.Reached > 0, "The history never came to the limit.");
        Assert.True(tenant.Left > 0, "The history never left the limit.");
    }

    [Fact]
    public void Limit_FarAway_IsDividedRarely()
    {
        var tenant = new World(50_000);
        for (var i = 0; i < 49_000; i++)
            tenant.Change(i % OpenActivityLimit.Parts, 1);

        Assert.InRange(tenant.Divisions, 0, 20);
        Assert.Equal(0, tenant.Turns);
    }

    [Fact]
    public void Limit_WithAllOnOneItem_IsDividedRarely()
    {
        var tenant = new World(50_000);
        for (var i = 0; i < 49_000; i++)
            tenant.Change(3, 1);

        Assert.InRange(tenant.Divisions, 1, 100);
    }

    [Theory]
    [InlineData(79, 0)]
    [InlineData(80, 80)]
    [InlineData(90, 90)]
    [InlineData(94, 90)]
    [InlineData(95, 95)]
    [InlineData(100, 100)]
    [InlineData(130, 100)] // a limit that was lowered
    public void Notice_OfALevel_IsOwedOnce(long open, int level)
    {
        var usage = OpenActivityLimit.Notice(whole: null, open, 100, A.Now);
        var again = OpenActivityLimit.Notice(usage with { Owed = null }, open, 100, A.Now + Duration.FromMinutes(5));

        Assert.Equal((level, level == 0 ? null : new LimitNotice(level, open, 100, A.Now)), (usage.NoticedLevel, usage.Owed));
        Assert.Null(again.Owed);
    }

    [Theory]
    [InlineData(1_000, "800 799 800 795 800", "80")] // who hovers is told once
    [InlineData(1_000, "800 790 800", "80")]
    [InlineData(1_000, "800 789 800", "80 80")]
    [InlineData(1_000, "950 905 950", "95 95")] // the level below was not left
    [InlineData(1_000, "1000 0 800 900 950 1000", "100 80 90 95 100")]
    [InlineData(50, "40 39 40", "80 80")]
    [InlineData(50, "50 49 50", "100 100")]
    [InlineData(1, "1 0 1", "100 100")]
    public void Notices_OfAHistory_AreOnePerCrossing(long limit, string history, string told)
    {
        List<int> levels = [];
        var usage = new TenantUsage();
        foreach (var open in history.Split(' ').Select(long.Parse))
        {
            usage = OpenActivityLimit.Notice(usage, open, limit, A.Now);
            if (usage.Owed is { } owed)
                levels.Add(owed.Level);
            usage = usage with { Owed = null };
        }

        Assert.Equal(told, string.Join(' ', levels));
    }

    [Theory]
    [InlineData(0, 50_000, 0)]
    [InlineData(499, 50_000, 0)]
    [InlineData(500, 50_000, 1)]
    [InlineData(49_999, 50_000, 99)]
    [InlineData(51, 50, 102)]
    public void Percent_IsRoundedDown(long open, long limit, int percent) => Assert.Equal(percent, OpenActivityLimit.Percent(open, limit));

    [Fact]
    public void Division_OfALimitThatWasLowered_IsNeededAtOnce()
    {
        var share = OpenActivityLimit.ShareOf(50_000);

        Assert.False(OpenActivityLimit.NeedsDivision(whole: null, 0, 50_000, share));
        Assert.True(OpenActivityLimit.NeedsDivision(whole: null, 0, 40_000, share));
        Assert.False(OpenActivityLimit.NeedsDivision(whole: null, 0, 100_000, share));
        Assert.True(OpenActivityLimit.NeedsDivision(new TenantUsage { Limit = 50_000 }, 0, 100_000, share));
        Assert.False(OpenActivityLimit.NeedsDivision(new TenantUsage { Limit = 50_000 }, 0, 50_000, share));
    }

    /// <summary>A tenant's parts, and what they have in common, as storage would keep them.</summary>
    private sealed class World(long limit)
    {
        private readonly UsagePart[] _parts = new UsagePart[OpenActivityLimit.Parts];
        private TenantUsage? _whole;
        private bool _wasReached;

        public int Divisions { get; private set; }

        public int Turns { get; private set; }

        public int Reached { get; private set; }

        public int Left { get; private set; }

        private long Open => _parts.Sum(part => part.Open);

        public void Change(int part, long delta) => Apply((part, delta));

        public void End(Random random)
        {
            int[] some = [.. Enumerable.Range(0, _parts.Length).Where(part => _parts[part].Open > 0)];
            if (some is not [])
                Change(some[random.Next(some.Length)], -1);
        }

        public void Move(int from, int to)
        {
            if (from != to && _parts[from].Open > 0)
                Apply((from, -1), (to, 1));
        }

        /// <summary>What the timer does.</summary>
        public void Enforce()
        {
            if (OpenActivityLimit.NeedsDivision(_whole, Open, limit, OpenActivityLimit.ShareOf(limit)))
                Divide();
            Assert.False(OpenActivityLimit.NeedsDivision(_whole, Open, limit, OpenActivityLimit.ShareOf(limit)));
        }

        private void Apply(params ImmutableArray<(int Part, long Delta)> deltas)
        {
            var admission = OpenActivityLimit.Admit([.. deltas.Select(one => new UsageChange(_parts[one.Part], one.Delta))], OpenActivityLimit.ShareOf(limit));
            if (admission is not Admission.Counted counted)
            {
                Divide();
                Apply(deltas);
                return;
            }

            if (counted.InTurn)
            {
                Turns++;
                _whole = OpenActivityLimit.Count(_whole!, deltas.Sum(one => one.Delta), A.Now);
            }

            foreach (var (one, part) in deltas.Zip(counted.Parts))
            {
                Assert.Equal(_parts[one.Part].Open + one.Delta, part.Open);
                _parts[one.Part] = part;
            }

            Check();
        }

        private void Divide()
        {
            Divisions++;
            (_whole, var parts) = OpenActivityLimit.Divide(_whole, [.. _parts], limit, A.Now);
            Assert.Equal(_parts.Select(part => part.Open), parts.Select(part => part.Open));
            parts.CopyTo(_parts);
        }

        private void Check()
        {
            var isReached = _whole is { IsReached: true };
            Assert.Equal(Open >= limit, isReached);
            Assert.True(_whole?.Open is not { } open || open == Open);
            Assert.True(_parts.All(part => part.TakesTurns == (_whole?.TakesTurns ?? false)));
            Reached += isReached && !_wasReached ? 1 : 0;
            Left += !isReached && _wasReached ? 1 : 0;
            _wasReached = isReached;
        }
    }
}
