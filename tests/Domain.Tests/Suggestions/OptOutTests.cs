using CsCheck;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Domain.Tests.Calendars;

namespace SmartActivities.Domain.Tests.Suggestions;

public class OptOutTests
{
    private static readonly OptOutScope Deals = new(ItemType.Deal);
    private static readonly PipelineId Sales = PipelineId.Parse("0");
    private static readonly PipelineId Service = PipelineId.Parse("7");
    private static readonly ItemKey Deal42 = new(ItemType.Deal, ItemId.Parse("42"));
    private static readonly Instant Now = Cal.At("2026-11-25T15:00+01:00");

    [Theory]
    // Wednesday, 25 November 2026
    [InlineData(OptOutChoice.Day, "Europe/Warsaw", IsoDayOfWeek.Monday, "2026-11-25T15:00+01:00", "2026-11-26T00:00+01:00")]
    [InlineData(OptOutChoice.Week, "Europe/Warsaw", IsoDayOfWeek.Monday, "2026-11-25T15:00+01:00", "2026-11-30T00:00+01:00")]
    [InlineData(OptOutChoice.Month, "Europe/Warsaw", IsoDayOfWeek.Monday, "2026-11-25T15:00+01:00", "2026-12-01T00:00+01:00")]
    // The first day of the week is the tenant's.
    [InlineData(OptOutChoice.Week, "Europe/Warsaw", IsoDayOfWeek.Sunday, "2026-11-25T15:00+01:00", "2026-11-29T00:00+01:00")]
    [InlineData(OptOutChoice.Week, "Europe/Warsaw", IsoDayOfWeek.Monday, "2026-11-29T23:59+01:00", "2026-11-30T00:00+01:00")]
    [InlineData(OptOutChoice.Week, "Europe/Warsaw", IsoDayOfWeek.Sunday, "2026-11-29T00:00+01:00", "2026-12-06T00:00+01:00")]
    // The boundary is the user's, wherever UTC's lies.
    [InlineData(OptOutChoice.Day, "Pacific/Apia", IsoDayOfWeek.Monday, "2026-11-30T23:30+13:00", "2026-12-01T00:00+13:00")]
    [InlineData(OptOutChoice.Month, "Pacific/Apia", IsoDayOfWeek.Monday, "2026-11-30T23:30+13:00", "2026-12-01T00:00+13:00")]
    [InlineData(OptOutChoice.Day, "Asia/Kolkata", IsoDayOfWeek.Monday, "2026-11-25T00:00+05:30", "2026-11-26T00:00+05:30")]
    // A day of 25 hours, and one that begins at one o'clock.
    [InlineData(OptOutChoice.Day, "Europe/Warsaw", IsoDayOfWeek.Monday, "2027-10-31T00:30+02:00", "2027-11-01T00:00+01:00")]
    [InlineData(OptOutChoice.Day, "America/Sao_Paulo", IsoDayOfWeek.Monday, "2018-11-03T12:00-03:00", "2018-11-04T01:00-02:00")]
    // The year ends as any month does.
    [InlineData(OptOutChoice.Month, "Europe/Warsaw", IsoDayOfWeek.Monday, "2026-12-31T12:00+01:00", "2027-01-01T00:00+01:00")]
    [InlineData(OptOutChoice.Week, "Europe/Warsaw", IsoDayOfWeek.Monday, "2026-12-31T12:00+01:00", "2027-01-04T00:00+01:00")]
    public void OptOut_Choice_EndsAtTheCalendarBoundary(OptOutChoice choice, string zone, IsoDayOfWeek firstDay, string now, string until)
    {
        var optOut = OptOut.For(Deals, choice, Cal.At(now), Cal.Zone(zone), firstDay);

        Assert.Equal(Cal.At(until), optOut.Until);
        Assert.True(optOut.IsInForce(Cal.At(now)));
        Assert.True(optOut.IsInForce(Cal.At(until) - Duration.Epsilon));
        Assert.False(optOut.IsInForce(Cal.At(until)));
    }

    [Fact]
    public void OptOut_Forever_NeverEnds()
    {
        var optOut = OptOut.For(Deals, OptOutChoice.Forever, Now, Cal.Zone("Europe/Warsaw"), IsoDayOfWeek.Monday);

        Assert.Null(optOut.Until);
        Assert.True(optOut.IsInForce(Instant.MaxValue));
    }

    [Fact]
    public void OptOut_UntilTheDateThatBeginsThisMoment_IsNone()
    {
        var midnight = Cal.At("2026-11-26T00:00+01:00");

        Assert.Null(OptOut.UntilDate(Deals, Cal.Date("2026-11-26"), midnight, Cal.Zone("Europe/Warsaw")));
        Assert.NotNull(OptOut.UntilDate(Deals, Cal.Date("2026-11-26"), midnight - Duration.Epsilon, Cal.Zone("Europe/Warsaw")));
    }

    [Theory]
    [InlineData("2026-11-24", null)]
    [InlineData("2026-11-25", null)] // has begun
    [InlineData("2026-11-26", "2026-11-26T00:00+01:00")]
    [InlineData("2026-12-24", "2026-12-24T00:00+01:00")]
    public void OptOut_UntilDate_EndsWhenItBegins(string date, string? until) =>
        Assert.Equal(
            until is null ? null : Cal.At(until),
            OptOut.UntilDate(Deals, Cal.Date(date), Now, Cal.Zone("Europe/Warsaw"))?.Until);

    [Fact]
    public void OptOut_AnyMomentAndZone_IsInForceAtOnceAndLastsNoLongerThanNamed()
    {
        var zones = DateTimeZoneProviders.Tzdb.Ids;
        var moments = Gen.Long[315_532_800_000, 2_840_140_800_000].Select(Instant.FromUnixTimeMilliseconds);
        Gen.Select(moments, Gen.Int[0, zones.Count - 1], Gen.Int[1, 7], Gen.Int[0, 2]).Sample((now, zone, firstDay, choice) =>
        {
            var optOut = OptOut.For(Deals, (OptOutChoice)choice, now, Cal.Zone(zones[zone]), (IsoDayOfWeek)firstDay);
            var longest = new[] { 2, 8, 32 }[choice];
            return optOut.IsInForce(now) && !optOut.IsInForce(now + Duration.FromDays(longest));
        });
    }

    public static TheoryData<string?, string?, bool> Scopes() => new()
    {
        { null, null, true },
        { "0", null, true },
        { "7", null, false },
        { null, "42", true },
        { null, "43", false },
        { "0", "42", true },
        { "7", "42", false },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public void OptOuts_Scope_CoversWhatItNames(string? pipeline, string? item, bool expected)
    {
        var scope = new OptOutScope(
            ItemType.Deal, pipeline is null ? null : PipelineId.Parse(pipeline), item is null ? null : ItemId.Parse(item));

        var ofDeals = OptOuts.Of(new OptOut(scope, OptOutChoice.Forever, null));
        var ofLeads = OptOuts.Of(new OptOut(scope with { ItemType = ItemType.Lead }, OptOutChoice.Forever, null));

        Assert.Equal(expected, ofDeals.Covering(Deal42, Sales, Now) is not null);
        Assert.Null(ofLeads.Covering(Deal42, Sales, Now));
    }

    [Fact]
    public void OptOuts_SeveralInForce_TellsTheOneThatLastsLongest()
    {
        var day = new OptOut(Deals, OptOutChoice.Day, Now + Duration.FromHours(1));
        var week = new OptOut(Deals with { Pipeline = Sales }, OptOutChoice.Week, Now + Duration.FromDays(3));
        var expired = new OptOut(Deals with { ItemId = Deal42.Id }, OptOutChoice.Day, Now);
        var forever = new OptOut(Deals with { Pipeline = Service }, OptOutChoice.Forever, null);
        var all = OptOuts.Of(day, week, expired, forever);

        Assert.Equal(week, all.Covering(Deal42, Sales, Now));
        Assert.Equal(forever, all.Covering(Deal42, Service, Now));
        Assert.Equal(day, all.Covering(Deal42, null, Now));
        Assert.Null(all.Covering(Deal42, Sales, Now + Duration.FromDays(4)));
    }

    [Fact]
    public void OptOuts_OneMore_ReplacesItsScopeAndDropsTheExpired()
    {
        var expired = new OptOut(Deals with { Pipeline = Service }, OptOutChoice.Day, Now);
        var week = new OptOut(Deals, OptOutChoice.Week, Now + Duration.FromDays(3));
        var forever = new OptOut(Deals, OptOutChoice.Forever, null);

        var optOuts = OptOuts.Of(expired, week).With(forever, Now);

        Assert.Equal(forever, Assert.Single(optOuts!.Values));
        Assert.Empty(optOuts.Without(Deals, Now).Values);
    }

    [Fact]
    public void OptOuts_TooMany_AreRefused()
    {
        var full = OptOuts.Of(Enumerable.Range(0, OptOuts.MaxCount)
            .Select(i => new OptOut(Deals with { ItemId = ItemId.Parse($"{i}") }, OptOutChoice.Forever, null)));

        Assert.Null(full.With(new OptOut(Deals, OptOutChoice.Forever, null), Now));
        Assert.NotNull(full.With(full.Values[0] with { Choice = OptOutChoice.Day, Until = Now + Duration.FromHours(1) }, Now));
    }

    [Fact]
    public void OptOut_Choices_AreAllThatNeedNoDate()
    {
        Assert.Equal<OptOutChoice>([OptOutChoice.Day, OptOutChoice.Week, OptOutChoice.Month, OptOutChoice.Forever], OptOut.Choices);
        Assert.Throws<ArgumentOutOfRangeException>(
            "choice", () => OptOut.For(Deals, OptOutChoice.Date, Now, Cal.Zone("Europe/Warsaw"), IsoDayOfWeek.Monday));
    }

    [Fact]
    public void OptOuts_InForce_LeaveOutTheExpired()
    {
        var expired = new OptOut(Deals, OptOutChoice.Day, Now);
        var week = new OptOut(Deals with { Pipeline = Sales }, OptOutChoice.Week, Now + Duration.FromDays(3));
        var both = OptOuts.Of(expired, week);

        Assert.Equal<OptOut>([week], both.InForce(Now).Values);
        Assert.Equal<OptOut>([expired, week], both.InForce(Now - Duration.FromHours(1)).Values);
        Assert.Empty(OptOuts.None.InForce(Now).Values);
    }

    [Fact]
    public void OptOuts_Has_AnswersForJustThatScope()
    {
        var optOuts = OptOuts.Of(
            new OptOut(Deals, OptOutChoice.Forever, null), new OptOut(Deals with { Pipeline = Service }, OptOutChoice.Day, Now));

        Assert.True(optOuts.Has(Deals, Now));
        Assert.False(optOuts.Has(Deals with { Pipeline = Sales }, Now)); // covered, but not by one of its own
        Assert.False(optOuts.Has(Deals with { Pipeline = Service }, Now)); // expired
    }

    [Fact]
    public void OptOuts_Without_KeepsTheOthersInForce()
    {
        var forever = new OptOut(Deals, OptOutChoice.Forever, null);
        var week = new OptOut(Deals with { Pipeline = Sales }, OptOutChoice.Week, Now + Duration.FromDays(3));
        var expired = new OptOut(Deals with { Pipeline = Service }, OptOutChoice.Day, Now);

        Assert.Equal<OptOut>([week], OptOuts.Of(forever, week, expired).Without(Deals, Now).Values);
    }
}
