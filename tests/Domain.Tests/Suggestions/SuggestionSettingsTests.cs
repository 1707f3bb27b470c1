using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Domain.Tests.Suggestions;

public class SuggestionSettingsTests
{
    private static readonly ItemType Quote = ItemType.Parse("quote");
    private static readonly ItemType Invoice = ItemType.Parse("invoice");
    private static readonly PipelineId Sales = PipelineId.Parse("0");
    private static readonly PipelineId Service = PipelineId.Parse("7");

    [Theory]
    [InlineData("deal", null, SuggestionMode.UserChoice)]
    [InlineData("lead", "0", SuggestionMode.UserChoice)]
    [InlineData("quote", null, null)] // neither deal nor lead
    public void Mode_NoRules_IsTheUsersChoiceForDealsAndLeads(string type, string? pipeline, SuggestionMode? expected)
    {
        PipelineId? id = pipeline is null ? null : PipelineId.Parse(pipeline);

        Assert.Equal(expected, SuggestionSettings.Default.ModeFor(ItemType.Parse(type), id));
    }

    [Fact]
    public void Mode_Rules_PipelineComesBeforeType()
    {
        var settings = new SuggestionSettings(
        [
            new SuggestionRule(ItemType.Deal, Sales, SuggestionMode.On),
            new SuggestionRule(ItemType.Deal, null, SuggestionMode.Off),
            new SuggestionRule(Quote, null, SuggestionMode.UserChoice),
            new SuggestionRule(Invoice, Sales, SuggestionMode.On),
        ]);

        Assert.Equal(SuggestionMode.On, settings.ModeFor(ItemType.Deal, Sales));
        Assert.Equal(SuggestionMode.Off, settings.ModeFor(ItemType.Deal, Service));
        Assert.Equal(SuggestionMode.Off, settings.ModeFor(ItemType.Deal, null));
        Assert.Equal(SuggestionMode.UserChoice, settings.ModeFor(ItemType.Lead, Sales)); // no rule of a lead
        Assert.Equal(SuggestionMode.UserChoice, settings.ModeFor(Quote, Service)); // switched on
        Assert.Equal(SuggestionMode.On, settings.ModeFor(Invoice, Sales)); // in one pipeline
        Assert.Null(settings.ModeFor(Invoice, Service));
    }

    [Fact]
    public void Mode_TwoRulesForOnePlace_TheLastHolds()
    {
        var settings = new SuggestionSettings(
            [new SuggestionRule(ItemType.Deal, null, SuggestionMode.Off), new SuggestionRule(ItemType.Deal, null, SuggestionMode.On)]);

        Assert.Equal(SuggestionMode.On, settings.ModeFor(ItemType.Deal, null));
    }

    [Theory]
    [InlineData("deal", true)]
    [InlineData("lead", true)]
    [InlineData("quote", true)] // a rule names it, even one that switches proposals off
    [InlineData("invoice", false)]
    public void Types_WithActivities_AreDealsLeadsAndThoseThatARuleNames(string type, bool expected)
    {
        var settings = new SuggestionSettings(
            [new SuggestionRule(Quote, Sales, SuggestionMode.Off), new SuggestionRule(ItemType.Deal, null, SuggestionMode.Off)]);

        Assert.Equal(expected, settings.Knows(ItemType.Parse(type)));
    }
}
