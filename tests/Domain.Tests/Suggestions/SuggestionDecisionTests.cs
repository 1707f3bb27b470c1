using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Domain.Tests.Suggestions;

public class SuggestionDecisionTests
{
    // What makes each reason hold, in their order; the last needs nothing.
    private static readonly (SuggestionReason Reason, Func<SuggestionFacts, SuggestionFacts> Holds)[] Reasons =
    [
        (SuggestionReason.UnsupportedItemType, facts => facts with { Mode = null }),
        (SuggestionReason.DisabledByAdministrator, facts => facts with { Mode = SuggestionMode.Off }),
        (SuggestionReason.NewItem, facts => facts with { IsNew = true }),
        (SuggestionReason.ReadOnly, facts => facts with { ReadOnly = true }),
        (SuggestionReason.UnsavedChanges, facts => facts with { HasUnsavedChanges = true }),
        (SuggestionReason.FinalStage, facts => facts with { Semantics = StageSemantics.Lost }),
        (SuggestionReason.HasPlannedActivity, facts => facts with { HasPlannedActivity = true }),
        (SuggestionReason.OptedOut, facts => facts with { OptOut = Forever }),
        (SuggestionReason.NoPlannedActivity, facts => facts),
    ];

    private static readonly SuggestionFacts Plain = new() { Mode = SuggestionMode.UserChoice };

    private static OptOut Forever => new(new OptOutScope(ItemType.Deal), OptOutChoice.Forever, null);

    public static TheoryData<SuggestionReason, SuggestionReason> Pairs()
    {
        var pairs = new TheoryData<SuggestionReason, SuggestionReason>();
        for (var first = 0; first < Reasons.Length; first++)
        {
            for (var second = first; second < Reasons.Length; second++)
                pairs.Add(Reasons[first].Reason, Reasons[second].Reason);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Decision_TwoReasons_TellsTheFirst(SuggestionReason first, SuggestionReason second)
    {
        // A type without smart activities cannot be switched off as well: the mode is one or the other, so the first is set last.
        var facts = Holds(first)(Holds(second)(Plain));

        var decision = SuggestionDecision.Decide(facts);

        Assert.Equal(first, decision.Reason);
        Assert.Equal(first == SuggestionReason.NoPlannedActivity, decision is SuggestionDecision.Propose);
    }

    [Fact]
    public void Reasons_Declared_StandInTheOrderInWhichTheyAreTold() =>
        Assert.Equal(Enum.GetValues<SuggestionReason>(), Reasons.Select(reason => reason.Reason));

    [Theory]
    [InlineData(StageSemantics.Process, true)]
    [InlineData(StageSemantics.Won, false)]
    [InlineData(StageSemantics.Lost, false)]
    public void Decision_Stage_ProposesWhileInProcess(StageSemantics semantics, bool expected) =>
        Assert.Equal(expected, SuggestionDecision.Decide(Plain with { Semantics = semantics }) is SuggestionDecision.Propose);

    [Fact]
    public void Decision_AdministratorSaysOn_PassesOverTheOptOut() =>
        Assert.IsType<SuggestionDecision.Propose>(SuggestionDecision.Decide(Plain with { Mode = SuggestionMode.On, OptOut = Forever }));

    [Fact]
    public void Decision_OptedOut_SaysUntilWhen()
    {
        var until = Instant.FromUtc(2026, 11, 29, 23, 0);
        var optOut = new OptOut(new OptOutScope(ItemType.Deal), OptOutChoice.Week, until);

        var decision = SuggestionDecision.Decide(Plain with { OptOut = optOut });

        Assert.Equal(until, Assert.IsType<SuggestionDecision.Withhold>(decision).Until);
    }

    private static Func<SuggestionFacts, SuggestionFacts> Holds(SuggestionReason reason) =>
        Reasons.Single(one => one.Reason == reason).Holds;
}
